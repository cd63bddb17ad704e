"""What people say, and how laws and the answers about them say it.

Each line: words people use, then the words to look for as well. They count less than the words that were typed.
"""

from typing import Dict, List, Tuple

from bot.languages import Language

_LINES: Dict[Language, str] = {
    "kk": """
        бот робот чатбот нейрожелі алгоритм бағдарлама автомат машина: жүйе интеллект
        нейрожелі чатбот gpt chatgpt: жасанды интеллект
        дипфейк deepfake: синтетикалық нәтиже
        дауыс: дауысын бейнесін еліктеу синтетикалық
        фото сурет видео селфи бет: бейне
        ақша шығын залал зардап: зиян өтеу
        өтеу өтейді төлеу қайтару: өтеу төлеу
        әкімдік шенеунік полиция министрлік үкімет чиновник: мемлекеттік орган лауазымды адам
        жұмыс беруші бастық компания фирма: қызметкер жұмыс беруші иесі
        қызметкер жұмысшы: қызметкер
        алдады алаяқ ұрлады: алаяқтық алдау
        өтірік жала өсек: жалған мәлімет теріске шығару
        намыс ар абырой: ар-намыс қадір-қасиет моральдық
        жеке өмір құпия: жеке өмірге қол сұғылмаушылық
        айыппұл жаза: айыппұл жауаптылық
        шағым арыз: шағым беру
        сот сотқа: сот талап қою
        мерзім уақыт қашан неше: мерзім
        бағалау ұпай рейтинг балл: әлеуметтік бағалау
        көңіл сезім: эмоция
        кемсіту нәсіл ұлт: кемсіту кемсітушілік
        музыка ән кітап өлең мәтін логотип: шығарма
        автор: авторлық
        үйрету оқыту: оқыту деректер
        сұрау промпт prompt: мәтіндік сұрау
        тауар кемшілік ақау: тауар кемшілігі
        тыйым рұқсат заңсыз: тыйым салынады
        белгі таңба жазу: таңбалау ескерту
        несие банк кредит: автоматтандырылған шешім
        дрон көлік пилотсыз: жоғары қауіп көзі
        сақтандыру: сақтандыру
        жарақат ауру денсаулық: денсаулық зиян
        газет журнал сайт: бұқаралық ақпарат
    """,
    "ru": """
        бот робот чатбот нейросеть алгоритм программа автомат машина: система интеллект
        нейросеть чатбот gpt chatgpt: искусственный интеллект
        дипфейк deepfake: синтетический результат
        голос: голос имитация синтетический
        фото фотография снимок видео селфи лицо портрет: изображение
        деньги убыток ущерб потеря вред: вред возмещение
        платит заплатит вернут возместит: возмещение ответственность
        пострадал навредил травма ранен: вред здоровье
        чиновник акимат полиция госорган министерство ведомство: государственный орган должностное лицо
        государство: государство казна
        начальник работодатель фирма компания: работодатель юридическое лицо
        сотрудник работник: работник работодатель
        обманули мошенник мошенники выманили украли: мошенничество обман
        ложь враньё клевета оболгали слухи: не соответствующие действительности порочащие опровержение
        газета журнал сми: средства массовой информации
        честь унизили оскорбили: честь достоинство моральный
        страдания переживания стресс: моральный вред страдания
        личная тайна частная: неприкосновенность частной жизни
        штраф наказание санкция: штраф ответственность
        жаловаться пожаловаться обжаловать жалоба: жалоба
        судиться иск подать: суд исковая давность
        сколько когда время: срок
        рейтинг баллы оценивать: социальная оценка классификация
        эмоции настроение: эмоции
        расизм национальность раса пол: дискриминация
        музыка песня книга стихи текст логотип картинка рисунок: произведение авторское
        учить обучать тренировать: обучение модели
        промпт prompt: текстовый запрос
        дефект брак поломка товар: недостатки товара
        запрещено нельзя незаконно разрешено: запрещается
        подпись метка пометить подписывать: маркировка предупреждение
        кредит банк отказ отказали: автоматизированная обработка решение
        беспилотник дрон машина автомобиль: источник повышенной опасности
        страховка: страхование
        скачать спарсить выкачала собрать: сбор персональных данных
    """,
    "en": """
        bot robot chatbot assistant algorithm program machine app generator: system ai
        chatbot gpt chatgpt neural: artificial intelligence ai
        deepfake fake: synthetic result
        voice cloned: voice imitate synthetic
        photo picture video selfie face portrait: image
        money loss lost damage hurt injured: harm compensation
        pay pays refund repay compensate: compensated compensation
        injured wounded sick: harm health
        official officials police authority agency akimat: state body official
        government state: state treasury
        boss company firm business: employer owner
        employee staff worker: worker employer
        scam scammer crook crooks tricked cheated stole: fraud deception
        lie lies slander rumour libel: false statements refuted
        newspaper magazine press website: media
        insulted humiliated reputation: honour dignity moral
        distress suffering stress: moral harm suffering
        privacy secret private: private life
        fine penalty punished punishment: fine liability
        complain complaint appeal: complaint
        sue lawsuit claim: court limitation
        long deadline days soon: deadline term
        score scores rating credit: social scoring
        mood moods feelings: emotions
        racism ethnicity race gender: discrimination
        music song book poem text logo: work copyright
        teach train training dataset: training model library
        defect faulty broken product goods: defect good consumer
        forbidden illegal allowed banned prohibited: banned forbidden
        label mark sign watermark: mark warning
        loan bank refused turned: automated processing decision
        car driverless drone vehicle: source increased danger
        insurance: insurance
        scraped downloaded collected: collecting personal data
        copies copy documents: copies notes
    """,
}


def lines(language: Language) -> List[Tuple[str, str]]:
    """Pairs of what people say and what to look for as well."""
    pairs = (line.partition(":") for line in _LINES[language].splitlines() if line.strip())
    return [(said.strip(), meant.strip()) for said, _, meant in pairs]
