"""The form in which a reader chooses high contrast, large text and wide spacing."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.api.language import reader_language
from bot.pages.display import CHOICES, COOKIE, KEPT, classes
from bot.pages.render import page

router = APIRouter(prefix="/display", include_in_schema=False)


@router.get("")
async def show(request: Request, back: str = "/") -> HTMLResponse:
    """Show the choices."""
    return page(request, "display.html", reader_language(request), choices=CHOICES, back=local(back))


@router.post("")
async def choose(request: Request) -> Response:
    """Keep what was chosen, and lead back to the page the reader came from."""
    try:
        fields = parse_qs((await request.body()).decode("utf-8", errors="replace"), max_num_fields=10)
    except ValueError:
        fields = {}
    names = classes(f"{name}-{values[0]}" for name, values in fields.items())
    response = RedirectResponse(local(fields.get("back", ["/"])[0]), status_code=303)
    secure = str(request.app.state.settings.base_url).startswith("https")
    if names:
        response.set_cookie(COOKIE, ".".join(names), max_age=KEPT, httponly=True, samesite="lax", secure=secure)
    else:
        response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=secure)
    return response


def local(address: str) -> str:
    """An address of this site as it is; the home page for any other."""
    # Browsers take a backslash for a slash, two slashes for another site, and drop tabs and line ends between them.
    if not address.startswith("/") or address[1:2] in ("/", "\\") or not address.isprintable():
        return "/"
    return address
