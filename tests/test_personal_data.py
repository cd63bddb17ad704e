"""Personal data in a message: masked whatever it is written with; laws, sums and dates are left alone."""

from typing import List

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.law.store import LawStore
from bot.personal_data import MASK, is_iin, mask

#: Check digit by the first weights, and by the second ones.
IIN, IIN_SECOND_ROUND = "850724300012", "850724300308"
WOMAN_OF_2004 = "040229600011"
PHONE = "+7 701 123 45 67"
CARD = "4111 1111 1111 1111"
IBAN = "KZ86125KZT5004100100"
EMAIL = "aigerim.s@mail.kz"
DOCUMENT = "012345678"

#: Formats in which people write each kind.
IINS = [
    IIN,
    IIN_SECOND_ROUND,
    WOMAN_OF_2004,
    "850724 300012",
    "850724-300012",
    "850724 - 300012",
    "850724–300012",
    "850724\u00a0300012",
    "850724  300012",
    "8507 2430 0012",
    "850 724 300 012",
    "850724 300 012",
    "850724 3 00012",
    "85-07-24-300012",
    "٨٥٠٧٢٤٣٠٠٠١٢",
    "８５０７２４３０００１２",
]
PHONES = [
    "+7 701 123 45 67",
    "+77011234567",
    "+7(701)123-45-67",
    "+7-701-123-4567",
    "87011234567",
    "8 701 123 45 67",
    "8 (701) 123 45 67",
    "8-701-123-45-67",
    "8.701.123.45.67",
    "8701 123 4567",
    "7011234567",
    "701 123 45 67",
    "77011234567",
    "8 7272 50 50 50",
    "8 (7172) 74-00-00",
    "8 800 080 7777",
    "8 916 123 45 67",
    "+998 90 123 45 67",
    "+49 30 901820",
    "＋7 701 123 45 67",
]
CARDS = [
    "4111 1111 1111 1111",
    "4111111111111111",
    "4111-1111-1111-1111",
    "4111 - 1111 - 1111 - 1111",
    "4111.1111.1111.1111",
    "4111  1111  1111  1111",
    "4111\u00a01111\u00a01111\u00a01111",
    "41111111 11111111",
    "5555555555554444",
    "2223003122003222",
    "2200 0000 0000 0004",
    "3782 822463 10005",
    "6011 1111 1111 1117",
]
IBANS = [
    "KZ86125KZT5004100100",
    "kz86125kzt5004100100",
    "KZ86 125K ZT50 0410 0100",
    "KZ86-125K-ZT50-0410-0100",
    "DE89 3704 0044 0532 0130 00",
    "GB82 WEST 1234 5698 7654 32",
    "CH93 0076 2011 6238 5295 7",
]
EMAILS = ["a@b.kz", "aigerim.s+law@sub-domain.example.org", "user_1@mail.co.uk", "Асель@пошта.қаз"]


class TestIin:
    @pytest.mark.parametrize("digits", [IIN, IIN_SECOND_ROUND, WOMAN_OF_2004, "000312500019", "161231500013"])
    def test_a_number_by_the_rules(self, digits: str) -> None:
        assert is_iin(digits)

    @pytest.mark.parametrize("digits", [IIN, IIN_SECOND_ROUND, WOMAN_OF_2004])
    @pytest.mark.parametrize("place", range(12))
    def test_one_wrong_digit_gives_it_away(self, digits: str, place: int) -> None:
        # Weight 11 says nothing modulo 11: in the first round the eleventh digit is free, in the second the ninth.
        wrong = [
            digits[:place] + str(digit) + digits[place + 1 :] for digit in range(10) if str(digit) != digits[place]
        ]
        assert sum(is_iin(number) for number in wrong) <= (9 if place in (8, 10) else 1)

    def test_where_both_rounds_give_ten_no_check_digit_is_right(self) -> None:
        assert not any(is_iin(f"85072430031{digit}") for digit in range(10))

    @given(st.integers(min_value=0, max_value=9999))
    def test_no_more_than_one_check_digit_is_right(self, serial: int) -> None:
        assert sum(is_iin(f"8507243{serial:04}{digit}") for digit in range(10)) <= 1

    @pytest.mark.parametrize(
        "digits",
        [
            "900230300019",  # 30 February
            "900431300071",  # 31 April
            "901331300010",  # thirteenth month
            "900031300017",  # month nought
            "900100300011",  # day nought
            "010229500016",  # 29 February 2001
        ],
    )
    def test_a_day_that_never_was_makes_no_number(self, digits: str) -> None:
        assert not is_iin(digits)
        assert mask(digits).text == digits

    @pytest.mark.parametrize("digits", ["900115000014", "900115700019", "990140001234"])
    def test_the_seventh_digit_is_a_century(self, digits: str) -> None:
        assert not is_iin(digits)

    @pytest.mark.parametrize("digits", ["", "1", IIN[:-1], IIN + "0"])
    def test_any_other_length_makes_no_number(self, digits: str) -> None:
        assert not is_iin(digits)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        *(("iin", number) for number in IINS),
        *(("phone", number) for number in PHONES),
        *(("card", number) for number in CARDS),
        *(("iban", number) for number in IBANS),
        *(("email", number) for number in EMAILS),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "{}",
        "Менің нөмірім {}, кім көре алады?",
        "Банк узнал мой номер ({}). Это законно?",
        "My number is {}! Who may keep it?",
        "«{}»",
        "№{};",
    ],
)
def test_a_number_is_masked_in_any_format(kind: str, number: str, sentence: str) -> None:
    masked = mask(sentence.format(number))
    assert masked.text == sentence.format(MASK)
    assert masked.kinds == [kind]


@pytest.mark.parametrize("number", [IIN, "87011234567", "4111111111111111", IBAN])
@pytest.mark.parametrize("sentence", ["ИИН{}", "тел{}", "{}менікі", "{}-ге жібердім", "{}код", "нөмірім:{}ғой", "_{}_"])
def test_a_number_is_masked_glued_to_a_word(number: str, sentence: str) -> None:
    assert mask(sentence.format(number)).text == sentence.format(MASK)


@pytest.mark.parametrize("number", [IIN, "87011234567", "4111111111111111"])
@pytest.mark.parametrize("sentence", ["tel{}", "nomer{}men", "whatsapp:{}", "wa.me/{}", "iin={}"])
def test_a_number_is_masked_glued_to_latin_letters(number: str, sentence: str) -> None:
    assert mask(sentence.format(number)).text == sentence.format(MASK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{IBAN} бұл менің шотым", f"{MASK} бұл менің шотым"),
        (f"{IBAN} bank of mine", f"{MASK} bank of mine"),
        ("KZ86 125K ZT50 0410 0100 is my account", f"{MASK} is my account"),
        ("KZ86 125K ZT50 0410 0100 мой счёт", f"{MASK} мой счёт"),
        ("DE12 KZ86 125K ZT50 0410 0100", f"DE12 {MASK}"),
        (f"{CARD} 12/27", f"{MASK}/27"),
        (f"1 {CARD}", f"1 {MASK}"),
        (f"карта {CARD}, код 123", f"карта {MASK}, код 123"),
        (f"123456-{IIN[:6]} {IIN[6:]}", f"123456-{MASK}"),
        (f"1) {IIN} 2) {IIN_SECOND_ROUND}", f"1) {MASK} 2) {MASK}"),
        (f"{IIN},{IIN_SECOND_ROUND}", f"{MASK},{MASK}"),
        (f"{PHONE}, {PHONE}", f"{MASK}, {MASK}"),
    ],
)
def test_what_stands_beside_a_number_does_not_save_it(text: str, expected: str) -> None:
    # The expiry date of a card may go with it: "4111 1111 1111 1111 12" could be a longer number.
    found = mask(text).text
    assert found in (expected, expected.replace("/27", " 12/27"))


@pytest.mark.parametrize(
    "sentence",
    [
        "жеке куәлігім {}",
        "куәлігімнің нөмірі {}",
        "жеке куалик номери {}",
        "құжат №{}",
        "менің {} нөмірлі куәлігім бар",
        "jeke kuälık {}",
        "удостоверение {}",
        "уд. личности № {}",
        "уд.личн. {}",
        "номер паспорта: {}",
        "удостоверение личности выдано 01.02.2015 номер {}",
        "{} — номер моего удостоверения",
        "udostoverenie {}",
        "my passport is {}",
        "identity card no. {}",
        "ID {}",
        "document number {}",
    ],
)
@pytest.mark.parametrize("number", ["012345678", "012 345 678"])
def test_nine_digits_beside_the_word_for_a_document_are_masked(sentence: str, number: str) -> None:
    masked = mask(sentence.format(number))
    assert masked.text == sentence.format(MASK)
    assert masked.kinds == ["document"]


@pytest.mark.parametrize("passport", ["N12345678", "N 12345678", "n12345678", "Н12345678", "N №12345678"])
@pytest.mark.parametrize("sentence", ["төлқұжатым {}", "паспорт {}", "passport: {}.", "{}"])
def test_a_passport_is_masked(passport: str, sentence: str) -> None:
    assert mask(sentence.format(passport)).text == sentence.format(MASK)


@pytest.mark.parametrize(
    "text",
    [
        "«Жасанды интеллект туралы» 2025 жылғы 17 қарашадағы № 230-VIII ҚРЗ",
        "Закон от 17 ноября 2025 года № 230-VIII ЗРК",
        "приказ № 20665 от 21.05.2013",
        "приказ №77 от 07.07.2025",
        "Regulation (EU) 2024/1689 of 13 June 2024",
        "CELEX 32024R1689",
        "https://adilet.zan.kz/kaz/docs/K2600000377#z701",
        "V2000020665",
        "https://github.com/kazakhstan-law/codes/blob/0369b8141605024aab3a7205899b78729c27ab60/02-codes",
        "641-1-бап, 147-бап, 917-бап",
        "ст. 641-1 КоАП, статьи 7, 8 и 701",
        "статьи 12 13 14 15 16 17 18 19",
        "статьи 40 41 42 43 44 45 46 47",
        "статьи 341 342 343 344 345",
        "article 24(1), paragraph 2",
        "дело № 7140-25-00-2/1234",
        "№ 7701-25-00-3/777",
        "2026-01-18",
        "01.01.2025 - 31.12.2025",
        "20240101-20241231",
        "10.12.2025 12:30",
        "2010 2011 2012",
        "2023 2024 2025 2026",
        "15 МРП, 4325 тенге = 64875",
        "1 000 000 теңге айыппұл",
        "штраф 7 000 000 000 тенге",
        "бюджет 7 770 000 000 тенге",
        "7 000 000 000",
        "7,770,000,000",
        "77 000 000 000 теңге",
        "7000000000 тг",
        "$7 000 000 000",
        "KZT 7 500 000 000",
        "5 000 000 000",
        "900 115 300 012 тенге",
        "документ на сумму 100000000 тенге",
        "құжаттағы сома 100 000 000 теңге",
        "a document worth 100,000,000 tenge",
        "123456789 параметров",
        "123456789 документов обработано",
        "ISBN 978-5-699-12014-7",
        "БИН 990140001234",
        "ИИН 123456789012",
        "4400 4300 1234 5678",
        "102, 112, 1414",
        "шифр 3411349291",
        "@egov",
        "GPT-4, GPT-5",
        "",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    masked = mask(text)
    assert masked.text == text
    assert masked.kinds == []


def test_the_law_base_is_no_personal_data(law: LawStore) -> None:
    texts: List[str] = []
    for articles in law.articles.values():
        for article in articles.values():
            texts += [text for _, text in article.heading.items()]
            texts += [text for point in article.points for _, text in point.gist.items()]
    for topic in law.topics.values():
        texts += [text for _, text in topic.title.items()]
        for language in ("kk", "ru", "en"):
            answer = topic.answer[language]
            texts += [answer.short, answer.meaning, answer.simple, answer.example, *answer.next]
    assert len(texts) > 1000
    assert [text for text in texts if mask(text).kinds] == []


def test_several_kinds_are_all_told() -> None:
    masked = mask(f"{EMAIL} {IBAN} {CARD} {IIN} {PHONE} паспорт {DOCUMENT}")
    assert masked.text == " ".join([MASK] * 5 + ["паспорт", MASK])
    assert sorted(masked.kinds) == sorted(["email", "iban", "card", "iin", "phone", "document"])


def test_a_kind_is_told_once() -> None:
    assert mask(f"{PHONE}; {PHONE}; 8 702 123 45 67").kinds == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        f"удостоверение {DOCUMENT}, повторяю цифрами: раз, два, три, и ещё раз спрашиваю вас: {DOCUMENT}",
        f"куәлік {DOCUMENT}" + " сөз" * 40 + f" {DOCUMENT}",
        f"x{EMAIL} және {EMAIL}",
    ],
)
def test_a_masked_number_stands_nowhere_else(text: str) -> None:
    masked = mask(text)
    assert DOCUMENT not in masked.text
    assert EMAIL not in masked.text


_PIECES = st.one_of(
    st.sampled_from([*IINS, *PHONES, *CARDS, *IBANS, *EMAILS, "N12345678", f"удостоверение {DOCUMENT}", DOCUMENT]),
    st.sampled_from(["ID ", "паспорт ", "тенге", " теңге", " ", ", ", "\n", "•", MASK, "№", "тел", "tel"]),
    st.text("0123456789 -+().@aбN№KZ,/:٣", max_size=10),
)
_MESSAGES = st.lists(_PIECES, max_size=8).map("".join)


@settings(max_examples=400)
@given(_MESSAGES)
def test_masking_twice_changes_nothing(text: str) -> None:
    masked = mask(text)
    again = mask(masked.text)
    assert again.text == masked.text
    assert again.kinds == []


@settings(max_examples=400)
@given(_MESSAGES)
def test_kinds_are_told_just_when_something_is_masked(text: str) -> None:
    masked = mask(text)
    assert bool(masked.kinds) == (masked.text != text)


@given(st.text(st.characters(exclude_categories=["Cs", "Nd"], exclude_characters="@"), max_size=200))
def test_a_text_without_digits_and_at_signs_is_never_changed(text: str) -> None:
    assert mask(text).text == text


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    mask(text)


@settings(max_examples=300)
@given(
    st.sampled_from([IIN, WOMAN_OF_2004, "87011234567", "4111111111111111", IBAN, EMAIL]),
    st.lists(st.sampled_from(["сөз", "слово", "word", "заң 21", "2026", "тенге", "№ 5", "(", "«", "—"]), max_size=5),
    st.lists(st.sampled_from(["сөз", "слово", "word", "заң", "тенге", ")", "!", "12/27", "»"]), max_size=5),
)
def test_no_number_survives_whatever_stands_around_it(number: str, before: List[str], after: List[str]) -> None:
    text = " ".join([*before, number, *after])
    assert number not in mask(text).text


_LONG = [
    "1" * 1000,
    "4" * 1000,
    "4 " * 500,
    "4111 " * 200,
    "4111-" * 200,
    "850724 " * 142,
    "KZ86 " * 200,
    "KZ86" * 250,
    "AB12 1 1 1 1 1 " * 66,
    "A1" * 500,
    "a" * 1000,
    "a@" * 500,
    "a." * 500,
    "a@" + "a." * 499,
    "+7 " * 333,
    "+" * 1000,
    "(" * 1000,
    "701 " * 250,
    "8701123456 " * 90,
    "87011234567 " * 83,
    "удостоверение " * 71,
    "ID 123456789 " * 76,
    "N " * 500,
    " " * 1000,
    "-" * 1000,
    "7 000 000 000 " * 71,
]


@pytest.mark.parametrize("text", _LONG, ids=lambda text: repr(text[:16]))
def test_a_long_message_of_look_alikes_is_looked_through_to_its_end(text: str) -> None:
    assert mask(text + f" {EMAIL}").text.endswith(MASK)


@given(st.text("0123456789 -+@.KZab", min_size=1000, max_size=1000))
@settings(max_examples=20)
def test_a_thousand_characters_of_anything_are_looked_through(text: str) -> None:
    masked = mask(text)
    assert mask(masked.text).text == masked.text
