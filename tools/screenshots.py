"""Take all pictures of the documents anew: ``python tools/screenshots.py [NAME ...]``, or only those named.

Runs a real bot with the trained model and asks it real questions in Chromium.
"""

import argparse
import asyncio
import os
import shutil
import sys
from typing import Any, List

from pictures import keep
from playwright.async_api import Error, async_playwright
from served import Served, served
from shots import ALL, PAGES, README_DESKTOPS, README_PHONES, WIDGET, Shot

from bot.evaluation.readme import put
from bot.paths import ROOT

DOCS = ROOT / "docs"
IMAGES = DOCS / "images"
LIMIT = 2_500_000


class NotTakenError(RuntimeError):
    """A picture could not be taken; the message says which, and why."""


async def take(browser: Any, shot: Shot, where: Served) -> bytes:
    """Take one picture.

    Raises:
        NotTakenError: the page is not there, or the browser complains of it.
    """
    troubles: List[str] = []
    context = await browser.new_context(**shot.device, locale="en-GB", reduced_motion="reduce")
    try:
        page = await context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        await page.emulate_media(media=shot.media)
        url = (
            shot.path.replace("portal:", f"{where.sample}/")
            if shot.path.startswith("portal:")
            else where.bot + shot.path
        )
        response = await page.goto(url, wait_until="networkidle")
        if response.status != 200:
            troubles.append(f"status {response.status}")
        else:
            await _do(shot, page, troubles)
        if troubles:
            raise NotTakenError(f"{shot.name}: {shot.path}: " + "; ".join(troubles))
        await page.mouse.move(0, 0)  # What the pointer rests on looks different.
        png: bytes = await page.screenshot(animations="disabled", caret="hide")
        return png
    finally:
        await context.close()


async def _do(shot: Shot, page: Any, troubles: List[str]) -> None:
    try:
        for step in shot.steps:
            await step(page)
        await page.wait_for_load_state("networkidle")
    except Error as error:
        troubles.append(error.message)


async def take_all(wanted: List[Shot]) -> None:
    """Take the pictures one after the other and write them.

    Raises:
        NotTakenError: some could not be taken; the others are written.
    """
    chromium = os.environ.get("QUQYQ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("There is no Chromium; on Debian: apt-get install chromium")
    failed: List[str] = []
    IMAGES.mkdir(parents=True, exist_ok=True)
    with served() as where:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for shot in wanted:
                try:
                    size = keep(await take(browser, shot, where), IMAGES / f"{shot.name}.png", shot.margin)
                    sys.stderr.write(f"{shot.name}: {size:,} bytes\n")
                except NotTakenError as error:
                    failed.append(str(error))
            await browser.close()
    if failed:
        raise NotTakenError("\n".join(failed))


def sheet() -> str:
    """The document with all pictures."""
    lines = [
        "# What it looks like",
        "",
        "Written by `make screenshots`, which runs the bot and asks it the questions you see. Do not edit it by hand.",
    ]
    for heading, shots in (("The chat on other sites", WIDGET), ("The bot's own pages", PAGES)):
        lines += ["", f"## {heading}"]
        for shot in shots:
            lines += ["", f"### {shot.title}", "", shot.line, "", _picture(shot, "images")]
    return "\n".join(lines) + "\n"


def showcase() -> str:
    """The pictures of the README."""
    by_name = {shot.name: shot for shot in ALL}
    phones = " ".join(_picture(by_name[name], "docs/images") for name in README_PHONES)
    return "\n\n".join([phones, *(_picture(by_name[name], "docs/images") for name in README_DESKTOPS)])


def _picture(shot: Shot, folder: str) -> str:
    # Pictures of phones are taken larger than they are shown, so that letters stay sharp.
    width = 260 if shot.device["viewport"]["width"] < 480 else 800
    return f'<img src="{folder}/{shot.name}.png" width="{width}" alt="{shot.title}. {shot.line}">'


def main() -> None:
    """Read the options, take the pictures, write the documents."""
    parser = argparse.ArgumentParser(description="Take the pictures of the documents anew.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures; the documents stay as they are")
    names = parser.parse_args().names
    strangers = sorted(set(names).difference(shot.name for shot in ALL))
    if strangers:
        parser.error(f"no such picture: {strangers[0]}; there are {', '.join(shot.name for shot in ALL)}")
    try:
        asyncio.run(take_all([shot for shot in ALL if not names or shot.name in names]))
    except NotTakenError as error:
        raise SystemExit(str(error)) from error
    if names:
        return
    for path in IMAGES.glob("*.png"):
        if path.stem not in {shot.name for shot in ALL}:
            path.unlink()
    total = sum(path.stat().st_size for path in IMAGES.glob("*.png"))
    sys.stderr.write(f"Together {total:,} bytes\n")
    if total > LIMIT:
        raise SystemExit(f"The pictures are larger than {LIMIT:,} bytes together")
    (DOCS / "screenshots.md").write_text(sheet(), "utf-8")
    put(ROOT / "README.md", "screenshots", showcase())


if __name__ == "__main__":
    main()
