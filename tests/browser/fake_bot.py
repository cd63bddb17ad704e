"""A bot that speaks the API's contract with canned replies, and the sites that embed the widget.

What a question holds decides what happens to it: ``crisis``, ``which``, ``article``, ``weather``, ``markup``, ``huge``,
``broken``, ``500``, ``429``, ``422``, ``slow``; anything else is answered. ``fail`` acts on the coming requests.
"""

import json
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple
from urllib.parse import parse_qs, urlsplit

from bot.widget.bundle import bundle

HERE = Path(__file__).parent
REPLIES: Dict[str, Any] = json.loads((HERE / "replies.json").read_text("utf-8"))
MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script> «&amp;» javascript:alert(1)'
#: Text that turns the direction of writing around and hides letters.
UNSEEN = "\u202egnorw\u202c \u2066x\u200b\u200d\ufeff"
#: A key that would change all objects where somebody copies objects carelessly.
POLLUTION = {"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}

TITLES = {"kk": "Жауап берілмеді.", "ru": "Ответа нет.", "en": "There is no answer."}
TOPICS = {
    "liability": {
        "who_pays": (
            "Зиян үшін кім жауап береді?",
            "Кто отвечает, если ИИ причинил вред?",
            "Who pays if AI causes harm?",
        ),
        "developer": (
            "ЖИ жасаған компания жауап бере ме?",
            "Отвечает ли разработчик ИИ?",
            "Does the developer answer?",
        ),
    },
    "rights": {
        "refuse_ai": ("Боттан бас тарта аламын ба?", "Можно ли отказаться от бота?", "Can I refuse to talk to a bot?"),
    },
    "ownership": {
        "who_owns": ("Нейрожелі салған сурет кімдікі?", "Чья картинка нейросети?", "Who owns a picture made by AI?"),
    },
}
AREAS = {
    "liability": ("Зиян және жауаптылық", "Вред и ответственность", "Harm and liability"),
    "rights": ("Сіздің құқықтарыңыз", "Ваши права", "Your rights"),
    "ownership": ("ЖИ және авторлық құқық", "ИИ и авторское право", "AI and copyright"),
}
PLACE = {"kk": 0, "ru": 1, "en": 2}


class FakeBot:
    """The bot's server and a site's server, both on free ports, with what they were asked."""

    def __init__(self) -> None:
        self.script = bundle().content
        self.requests: List[Dict[str, Any]] = []
        self.turns: Dict[str, List[Dict[str, Any]]] = {}
        self.seen: Dict[str, Dict[str, Any]] = {}
        #: How the next requests to the API go wrong: a status, or "drop" (asked, but the answer is lost).
        self.fail: List[Any] = []
        #: Whether the site may not use the bot: refused as the bot does it, unreadable for the page.
        self.closed = False
        #: Whether every text of the law base and of the portal is markup.
        self.hostile = False
        #: What a 429 says in ``Retry-After``.
        self.wait = "2"
        #: Lets the answers to slow questions go.
        self.release = threading.Event()
        self._bot, self.origin = _serve(self, _Bot)
        self._site, self.site = _serve(self, _Site)

    def close(self) -> None:
        """Stop both servers."""
        self.release.set()
        for server in (self._bot, self._site):
            server.shutdown()
            server.server_close()

    def asked(self) -> List[Dict[str, Any]]:
        """What the messages received said, in order, repeated ones too."""
        return [request for request in self.requests if request["path"] == "/api/v1/ask"]

    def history(self, turns: int, language: str = "ru") -> str:
        """A kept conversation of so many turns; returns its id."""
        key = uuid.uuid4().hex
        reply = {**REPLIES["answered"][language], "conversation_id": key}
        self.turns[key] = [{"text": f"Вопрос {n}", "time": float(n), "reply": reply} for n in range(1, turns + 1)]
        return key

    def reply(self, text: str, language: str) -> Dict[str, Any]:
        """The reply to a text."""
        for word, name in (("which", "clarification"), ("article", "provisions"), ("weather", "refused")):
            if word in text:
                return dict(REPLIES[name])
        if "crisis" in text:
            return dict(REPLIES["crisis"])
        reply = json.loads(json.dumps(REPLIES["answered"][language]))
        if "markup" in text:
            for message in reply["messages"]:
                message["text"] = f"{MARKUP}\n{UNSEEN}"
                message["buttons"] = [{"title": MARKUP, "payload": f"/{MARKUP}"}]
            for citation in reply["citations"]:
                citation.update(title=f"{UNSEEN}{MARKUP}", url=" javascript:alert(1)", eid='"><b>', edition=MARKUP)
            reply.update(topic="../../evil?x=<b>", reason=MARKUP, **POLLUTION)
        if "huge" in text:
            reply["messages"][0]["text"] = "ұзын" * 5_000
            reply["messages"][2]["text"] = "\n".join(f"{n}. https://adilet.zan.kz/{'x' * 200}" for n in range(300))
            reply["messages"][2]["buttons"] = [{"title": "y" * 1_000, "payload": f"/{n}"} for n in range(100)]
            reply["citations"] = [{**reply["citations"][0], "title": "z" * 500} for _ in range(300)]
        return dict(reply)


def _serve(bot: FakeBot, handler: type) -> Tuple[ThreadingHTTPServer, str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (handler,), {"bot": bot}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    bot: FakeBot
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def answer(self, status: int, body: bytes = b"", kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class _Site(_Handler):
    """Pages of portals: files of ``hosts/``, with the bot's address filled in."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        path = HERE / "hosts" / Path(url.path).name
        if not path.is_file():
            self.answer(404)
            return
        query = {name: values[0] for name, values in parse_qs(url.query, keep_blank_values=True).items()}
        attributes = " ".join(f'{name}="{value}"' for name, value in query.items() if name != "lang")
        html = path.read_text("utf-8").replace("BOT", self.bot.origin).replace("ATTRIBUTES", attributes)
        kind = "text/css" if path.suffix == ".css" else "text/javascript" if path.suffix == ".js" else "text/html"
        policy = (
            f"default-src 'none'; script-src 'self' {self.bot.origin}; connect-src {self.bot.origin}; "
            "style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
        )
        body = html.replace("LANGUAGE", query.get("lang", query.get("language", "kk"))).encode()
        self.answer(200, body, kind, Content_Security_Policy=policy)


class _Bot(_Handler):
    """The API, the widget's file and an empty page for everything else."""

    def do_OPTIONS(self) -> None:
        if self.bot.closed:
            self.answer(403)
            return
        self.answer(204, Access_Control_Allow_Methods="GET, POST, DELETE", **self._cors())

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path.endswith("quqyq-chat.js"):
            self.answer(200, self.bot.script, "text/javascript", Access_Control_Allow_Origin="*")
            return
        if url.path == "/widget/quqyq-chat.json":
            self.answer(200, b"{}", "application/json", Access_Control_Allow_Origin="*")
            return
        if not url.path.startswith("/api/v1/") or self._record(None):
            return
        language = parse_qs(url.query).get("language", ["kk"])[0]
        parts = url.path[len("/api/v1/") :].split("/")
        if parts[0] == "topics":
            self._show(_topics(language))
        elif parts[0] == "conversations":
            turns = self.bot.turns.get(parts[1])
            self._json(200, {"conversation_id": parts[1], "turns": turns}) if turns else self._problem(404)
        elif parts[0] == "acts":
            self._show(_article(parts[1], parts[3], language))
        elif parts[0] == "portals":
            topic = _topics(language)["areas"][2]["topics"][0]
            greeting = {"kk": "Порталға қош келдіңіз!", "ru": "Добро пожаловать!", "en": "Welcome!"}[language]
            theme = {"accent": "#1a4480", "accent_text": "#ffffff", "surface": None}
            self._show({"id": parts[1], "greeting": greeting, "theme": theme, "topics": [topic]})
        else:
            self._problem(404)

    def do_DELETE(self) -> None:
        if self._record(None):
            return
        gone = self.bot.turns.pop(self.path.rsplit("/", 1)[1], None)
        self.answer(204, **self._cors()) if gone else self._problem(404)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = str(body.get("text", ""))
        if self.path == "/api/v1/feedback":
            if not self._record(body):
                self.answer(204, **self._cors())
            return
        dropped = self.bot.fail[:1] == ["drop"]
        if self._record(body, pretend=dropped):
            return
        for word, status in (("500", 500), ("429", 429), ("422", 422)):
            if word in text:
                self._problem(status)
                return
        if "broken" in text:
            self.answer(200, b"<html>Pay for the network first</html>" if "html" in text else b"{}", **self._cors())
            return
        if "slow" in text:
            self.bot.release.wait(60)
        if body["conversation_id"] and body["conversation_id"] not in self.bot.turns:
            self._problem(404)
            return
        identity = self.headers["Quqyq-Message-Id"]
        reply = self.bot.seen.get(identity)
        if reply is None:
            key = body["conversation_id"] or uuid.uuid4().hex
            tongue = body["language"] or self.headers["Accept-Language"]
            reply = {**self.bot.reply(text, tongue), "conversation_id": key}
            turn = {"text": text, "time": time.time(), "reply": reply}
            self.bot.turns.setdefault(key, []).append(turn)
            self.bot.seen[identity] = reply
        if dropped:
            # Cut off after the head: a connection closed before it is tried again by browsers themselves.
            self.send_response(200)
            for name, value in {**self._cors(), "Content-Length": "1000"}.items():
                self.send_header(name, value)
            self.end_headers()
            self.close_connection = True
            return
        self._json(200, reply)

    def _show(self, content: Any) -> None:
        self._json(200, {**_hostile(content), **POLLUTION} if self.bot.hostile else content)

    def _record(self, body: Optional[Dict[str, Any]], pretend: bool = False) -> bool:
        """Note a request; tells whether it was made to fail."""
        url = urlsplit(self.path)
        headers = dict(self.headers.items())
        request = {"method": self.command, "path": url.path, "query": url.query, "body": body, "headers": headers}
        self.bot.requests.append(request)
        if self.bot.closed:
            self.answer(403)
            return True
        if not self.bot.fail or url.path.endswith("/topics"):
            return False
        how = self.bot.fail.pop(0)
        if pretend:
            return False
        self._problem(how)
        return True

    def _cors(self) -> Dict[str, str]:
        return {
            "Access-Control-Allow-Origin": self.headers.get("Origin", "*"),
            "Access-Control-Allow-Headers": "Content-Type, Accept-Language, Quqyq-Portal, Quqyq-Message-Id",
            "Access-Control-Expose-Headers": "Retry-After, Content-Language",
        }

    def _json(self, status: int, content: Any, kind: str = "application/json", **headers: str) -> None:
        self.answer(status, json.dumps(content, ensure_ascii=False).encode(), kind, **self._cors(), **headers)

    def _problem(self, status: int) -> None:
        language = self.headers.get("Accept-Language", "kk")[:2]
        problem = {"title": TITLES.get(language, TITLES["en"]), "status": status}
        more = {"Retry_After": self.bot.wait} if status == 429 else {}
        self._json(status, problem, "application/problem+json", **more)


def _hostile(content: Any) -> Any:
    """The same with markup for every text."""
    if isinstance(content, dict):
        return {name: _hostile(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_hostile(value) for value in content]
    return f"{MARKUP}{UNSEEN}" if isinstance(content, str) else content


def _topics(language: str) -> Dict[str, Any]:
    place = PLACE[language]
    areas = [
        {
            "area": area,
            "title": AREAS[area][place],
            "topics": [
                {"id": f"{area}/{name}", "area": area, "title": titles[place], "payload": f"/{area}_{name}"}
                for name, titles in topics.items()
            ],
        }
        for area, topics in TOPICS.items()
    ]
    return {"language": language, "areas": areas}


def _article(act: str, number: str, language: str) -> Dict[str, Any]:
    citation = {**REPLIES["answered"][language]["citations"][0], "act": act, "article": number, "ref": number}
    gist = {
        "kk": "ЖИ жүйелерінен келген зиян Азаматтық кодекс бойынша өтеледі.",
        "ru": "Вред от систем ИИ возмещают по правилам Гражданского кодекса.",
        "en": "Harm from AI systems is compensated under the Civil Code.",
    }[language]
    points = [
        {"ref": f"{number}({n})", "eid": f"art_{number}__para_{n}", "place": f"{number} ({n})", "gist": gist,
         "official_text": None}
        for n in (1, 2)
    ]  # fmt: skip
    official = {"heading": "", "text": "Official words.", "edition": "2025-11-17"} if number == "8" else None
    return {
        "citation": citation,
        "heading": AREAS["liability"][PLACE[language]],
        "caution": None,
        "remark": None,
        "points": points,
        "official_text": official,
    }
