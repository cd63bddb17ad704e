"""Which language the reader of a page or of an error wants."""

from fastapi import Request

from bot.languages import DEFAULT_LANGUAGE, Language, negotiate, parse_language

COOKIE = "quqyq_language"


def reader_language(request: Request) -> Language:
    """Choose by ``?language=``, then the cookie, then ``Accept-Language``, then the state language."""
    for code in (request.query_params.get("language"), request.cookies.get(COOKIE)):
        language = parse_language(code) if code else None
        if language:
            return language
    return negotiate(request.headers.get("accept-language")) or DEFAULT_LANGUAGE
