"""Russian typed in Latin letters: what people write in chats, whatever their habits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orthography.latin_russian import to_cyrillic
from bot.orthography.skeleton import skeleton


@pytest.mark.parametrize(
    ("cyrillic", "spellings"),
    [
        ("кто", "kto"),
        ("отвечает", "otvechaet"),
        ("что", "chto 4to"),
        ("штраф", "shtraf 6traf"),
        ("нейросеть", "neyroset neiroset neyroset'"),
        ("решения", "resheniya resheniia reshenija"),
        ("жалоба", "zhaloba jaloba"),
        ("журнал", "zhurnal jurnal"),
        ("юрист", "yurist iurist jurist"),
        ("моя", "moya moia moja"),
        ("свою", "svoyu svoiu svoju"),
        ("мой", "moy moi moj"),
        ("новый", "novyy novyi"),
        ("синий", "siniy sinij sinii"),
        ("война", "voyna voina vojna"),
        ("нравится", "nravitsya nravitsia nravitsja"),
        ("отказаться", "otkazatsya otkazat'sya otkazatsia"),
        ("объявление", "obyavlenie ob'yavlenie objavlenie ob`yavlenie"),
        ("компанию", "kompaniyu kompaniju"),
        ("цена", "tsena cena"),
        ("центр", "centr tsentr"),
        ("карта", "karta carta"),
        ("щит", "shchit schit"),
        ("ещё", "eshche esche"),
        ("хочу", "hochu xochu khochu"),
        ("экспорт", "eksport export"),
        ("текст", "tekst text"),
        ("это", "eto"),
        ("экран", "ekran"),
        ("его", "ego"),
        ("если", "esli"),
        ("европа", "evropa yevropa"),
        ("язык", "yazyk iazyk jazyk"),
        ("люди", "lyudi liudi ljudi"),
        ("данные", "dannye dannyye"),
        ("личные", "lichnye"),
        ("объект", "obyekt ob'ekt"),
        ("заявление", "zayavlenie zaiavlenie zajavlenie"),
        ("закон", "zakon zacon"),
        ("суд", "sud"),
    ],
)
def test_a_word_is_read_however_it_is_spelt(cyrillic: str, spellings: str) -> None:
    assert {spelling: skeleton(to_cyrillic(spelling)) for spelling in spellings.split()} == {
        spelling: skeleton(cyrillic) for spelling in spellings.split()
    }


@given(st.text("abcdefghijklmnopqrstuvwxyz'’46", max_size=20))
def test_no_latin_letter_is_left(word: str) -> None:
    assert not set(to_cyrillic(word)) & set("abcdefghijklmnopqrstuvwxyz'’46")


@given(st.text(max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    to_cyrillic(text)


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя -", max_size=20))
def test_cyrillic_stays(text: str) -> None:
    assert to_cyrillic(text) == text
