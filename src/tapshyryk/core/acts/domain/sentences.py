"""What the verifier says, in three languages; without catalogues, for it must speak wherever it runs."""

from typing import Any

from tapshyryk.core.acts.domain.findings import Finding, Report

LANGUAGES = ("ky", "ru", "en")

WORDS: dict[str, tuple[str, str, str]] = {
    # What keeps a file from being examined at all.
    "not_archive": (
        "Бул файл zip архив эмес, демек, реестрдин топтому да эмес.",
        "Этот файл не архив zip, а значит, и не выгрузка реестра.",
        "This file is not a zip archive, so it is no bundle of the record.",
    ),
    "other_archive": (
        "Бул zip архив, бирок `tapshyryk export bundle` чыгарган топтом эмес.",
        "Это архив zip, но не выгрузка, сделанная командой `tapshyryk export bundle`.",
        "This is a zip archive, but not a bundle as `tapshyryk export bundle` writes it.",
    ),
    "cut_short": (
        "Файл толук эмес же катуу бузулган: анын {byte} байты мазмунуна туура келбейт. Кайра жүктөп алыңыз.",
        "Файл обрезан или сильно повреждён: {byte} байт не сходятся с оглавлением. Скачайте его заново.",
        "The file is cut short or badly damaged: its {byte} bytes do not add up. Download it again.",
    ),
    "too_long": (
        "Файлдын аягына бөтөн нерсе кошулган: топтом {byte}-байтта бүтөт.",
        "К файлу приписано лишнее: выгрузка кончается на байте {byte}.",
        "Something was added to the file: the bundle ends at byte {byte}.",
    ),
    "no_file": (
        "{path} окулбайт: жолун текшериңиз.",
        "Не удаётся прочитать {path}: проверьте путь.",
        "{path} cannot be read: check the path.",
    ),
    "bad_argument": (
        "--key ачык ачкычтардын файлын, --checkpoint кол коюлган белгинин файлын күтөт.",
        "--key ждёт файл с открытыми ключами, --checkpoint — файл с подписанной отметкой.",
        "--key wants a file of public keys, --checkpoint a file with a signed checkpoint.",
    ),
    # Findings.
    "header": (
        "{file}: архивдеги баш бөлүгүнүн {byte}-байты өзгөргөн.",
        "{file}: заголовок в архиве изменён, байт {byte}.",
        "{file}: its header in the archive was changed at byte {byte}.",
    ),
    "directory": (
        "Архивдин мазмун тизмесинин {byte}-байты өзгөргөн.",
        "Оглавление архива изменено, байт {byte}.",
        "The archive's table of contents was changed at byte {byte}.",
    ),
    "bytes": (
        "{file}: байттары manifest.txt файлында кол коюлганга дал келбейт.",
        "{file}: байты не совпадают с подписанными в manifest.txt.",
        "{file}: its bytes are not those signed for in manifest.txt.",
    ),
    "unpack": (
        "{file}: {entry}-саптан ары ачылбайт.",
        "{file}: не распаковывается со строки {entry}.",
        "{file}: cannot be unpacked from line {entry} on.",
    ),
    "manifest_form": (
        "{file}: түзүлүшү туура эмес.",
        "{file}: записан не по форме.",
        "{file}: is not in its exact form.",
    ),
    "manifest_signature": (
        "{file}: кол тамга туура эмес же ачкыч башка.",
        "{file}: подпись неверна или сделана другим ключом.",
        "{file}: the signature is wrong or of another key.",
    ),
    "key_form": (
        "{file}, {entry}-сап: ачык ачкыч эмес.",
        "{file}, строка {entry}: это не открытый ключ.",
        "{file}, line {entry}: is not a public key.",
    ),
    "no_checkpoint": (
        "{file}: бир да кол коюлган белги жок.",
        "{file}: нет ни одной подписанной отметки.",
        "{file}: holds no signed checkpoint.",
    ),
    "checkpoint_form": (
        "{file}, {entry}-сап: түзүлүшү туура эмес.",
        "{file}, строка {entry}: отметка записана не по форме.",
        "{file}, line {entry}: is not a checkpoint in its exact form.",
    ),
    "checkpoint_signature": (
        "{file}, {entry}-сап: кол тамга туура эмес же ачкыч башка.",
        "{file}, строка {entry}: подпись неверна или сделана другим ключом.",
        "{file}, line {entry}: the signature is wrong or of another key.",
    ),
    "checkpoint_order": (
        "{file}, {entry}-сап: мурунку белгиден кийинки эмес.",
        "{file}, строка {entry}: отметка не новее предыдущей.",
        "{file}, line {entry}: the checkpoint is not later than the one before.",
    ),
    "checkpoint_root": (
        "{file}, {entry}-сап: биринчи {number} жазуу кол коюлган түпкү хешти бербейт.",
        "{file}, строка {entry}: первые {number} записей не дают подписанного корневого хеша.",
        "{file}, line {entry}: the first {number} entries do not give the signed root hash.",
    ),
    "checkpoint_history": (
        "{file}, {entry}-сап: бул белги мурункунун уландысы экени далилденген жок.",
        "{file}, строка {entry}: не доказано, что отметка продолжает предыдущую.",
        "{file}, line {entry}: the checkpoint is not proven to continue the one before.",
    ),
    "leaf_form": (
        "{file}, {entry}-сап: түзүлүшү туура эмес.",
        "{file}, строка {entry}: записана не по форме.",
        "{file}, line {entry}: is not in its exact form.",
    ),
    "entry_leaf": (
        "{file}, {entry}-жазуу: мазмуну leaves.txt файлындагы хешке дал келбейт.",
        "{file}, запись {entry}: содержание не совпадает с хешем в leaves.txt.",
        "{file}, entry {entry}: its content does not match its hash in leaves.txt.",
    ),
    "entry_order": (
        "{file}, {entry}-жазуу: башка заказга тиешелүү.",
        "{file}, запись {entry}: относится к другому заказу.",
        "{file}, entry {entry}: belongs to another order.",
    ),
    "entry_proof": (
        "{file}, {entry}-сап: далил кол коюлган түпкү хешке алып барбайт.",
        "{file}, строка {entry}: доказательство не ведёт к подписанному корневому хешу.",
        "{file}, line {entry}: the proof does not lead to the signed root hash.",
    ),
    "unequal": (
        "{file}: {entry}-сап жок, экинчи файлда бар.",
        "{file}: нет строки {entry}, которая есть в парном файле.",
        "{file}: line {entry} is missing, its counterpart is there.",
    ),
    "too_few": (
        "{file}, {entry}-сап: белги {number} жазуу жөнүндө, топтомдо андан аз.",
        "{file}, строка {entry}: отметка о {number} записях, а в выгрузке их меньше.",
        "{file}, line {entry}: the checkpoint is of {number} entries, the bundle has fewer.",
    ),
    "too_many": (
        "{file}: {entry}-жазуудан тарта кол коюлган белги жок.",
        "{file}: начиная с записи {entry} нет подписанной отметки.",
        "{file}: from entry {entry} on no checkpoint is signed for them.",
    ),
    "kept_signature": (
        "Сиз сактаган белги бул ачкычтар менен коюлган эмес.",
        "Сохранённая вами отметка подписана не этими ключами.",
        "The checkpoint you kept is not signed with these keys.",
    ),
    "kept_root": (
        "Сиз сактаган белгиге ({number} жазуу) дал келбейт: мурунку жазуулар өзгөртүлгөн.",
        "Не сходится с сохранённой вами отметкой ({number} записей): прежние записи изменены.",
        "Does not match the checkpoint you kept ({number} entries): earlier entries were changed.",
    ),
    "kept_ahead": (
        "Сиз сактаган белгиде {number} жазуу бар, топтомдо андан аз: ал эскирээк же кыскартылган.",
        "В сохранённой вами отметке {number} записей, в выгрузке меньше: она старше или урезана.",
        "The checkpoint you kept has {number} entries, the bundle fewer: it is older, or was shortened.",
    ),
    "kept_unknown": (
        "Бул топтомдо {number} жазуулук белги жок: салыштыруу үчүн толук жазууларды алыңыз.",
        "В этой выгрузке нет отметки о {number} записях: для сравнения возьмите выгрузку всего реестра.",
        "This bundle has no checkpoint of {number} entries: to compare, take a bundle of the whole record.",
    ),
    # The outcome.
    "whole_record": (
        "Реестр бүтүн: бардыгы {size} жазуу, анын {hidden} мазмуну ачык эмес.",
        "Реестр цел: всего записей {size}, из них без открытого содержания {hidden}.",
        "The record is whole: {size} entries, {hidden} of them not public.",
    ),
    "whole_order": (
        "Заказдын {entries} ачык жазуусу бүтүн жана {size} жазуулук реестрде бар.",
        "Открытые записи заказа ({entries}) целы и входят в реестр из {size} записей.",
        "The order's {entries} public entries are whole and in the record of {size}.",
    ),
    "root": (
        "Түпкү хеш: {root}, кол коюлган убактысы {sealed_at}.",
        "Корневой хеш: {root}, подписан {sealed_at}.",
        "Root hash: {root}, signed {sealed_at}.",
    ),
    "broken": (
        "Топтом чыгарылган абалында эмес. Табылганы: {count}.",
        "Выгрузка не такая, какой была сделана. Найдено расхождений: {count}.",
        "The bundle is not as it was exported. Findings: {count}.",
    ),
    "untold": ("… жана дагы {untold}.", "… и ещё {untold}.", "… and {untold} more."),
    "own_keys": (
        "Ачкыч топтомдун өзүнөн алынды. Аны порталда жарыяланганга салыштырыңыз:",
        "Ключ взят из самой выгрузки. Сверьте его с опубликованным на портале:",
        "The key came with the bundle. Compare it with the one published on the portal:",
    ),
    "given_keys": (
        "Сиз берген ачкыч менен текшерилди:",
        "Проверено данным вами ключом:",
        "Verified with the key you gave:",
    ),
}


def say(code: str, language: str, /, **params: Any) -> str:
    """The sentence `code` in `language`."""
    return WORDS[code][LANGUAGES.index(language)].format(**params)


def language_of(*wishes: str) -> str:
    """The first of our languages among wishes such as `ru_RU.UTF-8`; English when there is none."""
    for wish in wishes:
        if wish[:2].lower() in LANGUAGES:
            return wish[:2].lower()
    return "en"


def told(finding: Finding, language: str) -> str:
    """The sentence of a finding."""
    return say(finding.code, language, **vars(finding))


def outcome(report: Report, language: str) -> str:
    """The whole report as a few lines."""
    if report.whole:
        text = [say(code, language, **vars(report)) for code in (f"whole_{report.kind}", "root")]
    else:
        count = len(report.findings) + report.untold
        text = [say("broken", language, count=count)]
        text += [f"  {told(finding, language)}" for finding in report.findings]
        if report.untold:
            text.append(f"  {say('untold', language, untold=report.untold)}")
    text.append(say("given_keys" if report.trusted else "own_keys", language))
    text += [f"  {key}" for key in report.keys]
    return "\n".join(text)
