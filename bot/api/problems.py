"""Errors as RFC 9457 problem documents in the reader's language."""

from typing import Any, Dict, Optional

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from bot.api.language import reader_language
from bot.i18n import N_
from bot.i18n import gettext as _

INVALID_FIELD = N_("The field «%(field)s» is missing or has a wrong value.")

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: N_("The request cannot be read."),
    403: N_("This is not allowed."),
    404: N_("There is no such thing here."),
    405: N_("This address does not take that method."),
    411: N_("The request must state its length."),
    413: N_("The request is too large."),
    422: N_("The request is not of the right shape."),
    500: N_("Something went wrong on our side. Please try again."),
    503: N_("The bot is not ready. Please try again in a minute."),
}


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str = Field(default="about:blank", description="A URI that names the kind of problem")
    title: str
    status: int
    detail: Optional[str] = None
    code: Optional[str] = Field(default=None, description="A stable name of the problem, for programs")


class ProblemError(Exception):
    """An error to tell the client as a problem document.

    Args:
        status: HTTP status code.
        code: stable name for programs.
        detail: English message of the catalogs, for people.
        values: fill the message's places.
    """

    def __init__(self, status: int, code: str, detail: str, **values: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.values = values


def problem_response(
    request: Request, status: int, code: str, detail: Optional[str] = None, **values: Any
) -> JSONResponse:
    """Make the response for a problem, in the reader's language."""
    language = reader_language(request)
    title = _(_TITLES.get(status, _TITLES[500 if status >= 500 else 400]), language)
    problem = Problem(title=title, status=status, detail=_(detail, language, **values) if detail else None, code=code)
    return JSONResponse(
        problem.dict(exclude_none=True),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language},
    )


def install(app: FastAPI) -> None:
    """Make the app answer every error with a problem document."""

    @app.exception_handler(ProblemError)
    async def _ours(request: Request, error: ProblemError) -> JSONResponse:
        return problem_response(request, error.status, error.code, error.detail, **error.values)

    @app.exception_handler(RequestValidationError)
    async def _shape(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        if first["type"] in ("json_invalid", "value_error.jsondecode"):
            return problem_response(request, 400, "not_json", N_("The body is not JSON in UTF-8."))
        # The field's name may be told; its value is the reader's and stays out of the answer.
        place = " > ".join(str(step) for step in first["loc"] if step not in ("body", "query", "path"))
        return problem_response(
            request,
            422,
            "invalid_field",
            INVALID_FIELD,
            field=place or "body",
        )

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        if error.detail == _UNREADABLE_BODY:
            return problem_response(request, 400, "not_json", N_("The body is not JSON in UTF-8."))
        response = problem_response(request, error.status_code, _CODES.get(error.status_code, "http_error"))
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(UnicodeDecodeError)
    async def _encoding(request: Request, error: UnicodeDecodeError) -> JSONResponse:
        return problem_response(request, 400, "not_json", N_("The body is not JSON in UTF-8."))

    @app.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> JSONResponse:
        return problem_response(request, 500, "internal_error")


# What FastAPI says of a body that is not even text.
_UNREADABLE_BODY = "There was an error parsing the body"
_CODES: Dict[int, str] = {404: "not_found", 405: "method_not_allowed", 400: "bad_request"}

#: For the OpenAPI document: the problems that a route may answer with.
RESPONSES: Dict[int, Dict[str, Any]] = {
    status: {"model": Problem, "description": title, "content": {MEDIA_TYPE: {}}}
    for status, title in _TITLES.items()
    if status in (400, 403, 404, 413, 422, 503)
}
