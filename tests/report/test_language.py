"""Languages by script and small words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.report import Report
from nameplate.report.language import tell_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The plant in Maracay will make up to 70 million rounds a year, the company said on Monday."),
        ("de", "Das Werk in Unterlüß soll bis zu 350.000 Granaten im Jahr herstellen, sagte der Konzern am Montag."),
        ("fr", "L'usine de Dunkerque produira jusqu'à 30 GWh par an à partir de 2027, a annoncé la société lundi."),
        (
            "es",
            "La planta de Maracay producirá hasta 70 millones de cartuchos al año, según la empresa que la construye.",
        ),
        ("pt", "A fábrica de Camaçari vai produzir até 150 mil carros por ano, segundo a empresa que a constrói."),
        ("it", "Lo stabilimento di Termoli produrrà fino a 40 GWh all'anno, ha detto la società che lo costruisce."),
        ("nl", "De fabriek in Eindhoven zal vanaf 2027 tot 30 GWh per jaar maken, zei het bedrijf op maandag."),
        ("pl", "Zakład w Gdańsku będzie od 2027 roku produkować do 30 GWh rocznie, a nie jest to jego kres."),
        ("sv", "Fabriken i Skellefteå ska från och med 2027 göra upp till 30 GWh om året, och det är inte allt."),
        ("cs", "Závod v Ostravě bude od roku 2027 vyrábět až 30 GWh, a podle firmy se to do roku 2030 má zdvojit."),
        ("tr", "Ankara'daki fabrika 2027 yılında 30 GWh üretim için hazır olacak ve bu daha sonra çok artacak."),
        ("ru", "Завод в Маракае будет выпускать до 70 млн патронов в год, сообщили в компании."),
        ("uk", "Завод у Харкові випускатиме до 70 тисяч снарядів на рік, її голова повідомив у понеділок."),
        ("zh", "该工厂将于2027年投产，年产能为三十吉瓦时，公司周一表示。"),
        ("ja", "工場は2027年に稼働する予定で、年間30GWhの電池を生産できると会社は発表した。"),
        ("ko", "공장은 2027년부터 연간 30GWh의 배터리를 생산할 예정이라고 회사가 밝혔다."),
        ("ar", "سيبدأ المصنع الإنتاج في عام 2027 بطاقة تصل إلى سبعين مليون طلقة سنويا، حسبما قالت الشركة."),
        ("fa", "کارخانه از سال آینده تولید خود را آغاز می‌کند و گفته شده که ظرفیت آن چهار خط است."),
        ("hi", "कंपनी ने सोमवार को कहा कि संयंत्र अगले साल उत्पादन शुरू करेगा।"),
        ("", "30 GWh, 2027"),
        ("", ""),
        ("", "Kapazität 30 GWh"),
    ],
)
def test_languages(code, text):
    assert tell_language(text) == code


def test_names_in_another_script_do_not_change_the_language():
    assert tell_language("The plant of Ростех in Тула will make 500 rounds a day, the company said.") == "en"


def test_the_menu_of_a_page_does_not_decide():
    text = "Home | News | Sport\nSubscribe to the best of the news in your inbox\n\n"
    assert (
        Report.of(text + "Das Werk soll von 2027 an 30 GWh im Jahr herstellen, und der Bau ist im Zeitplan.").language
        == "de"
    )


@given(st.text())
def test_any_text_has_two_letters_or_none(text):
    assert len(tell_language(text)) in (0, 2)
