"""A balance: exports less imports, of one reporter with one partner or with all."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.reconcile.derive.stated import Stated, has_a_sign, result
from pipeline.reconcile.rounding import exact, figures, interval
from pipeline.reconcile.things import cover_alike
from pipeline.records import Observation
from pipeline.wording import is_money


def balances(stated: Stated) -> Iterator[Observation]:
    """From exports and imports in one currency and period, where rounding leaves no doubt who has the surplus."""
    for exports in stated.levels():
        if exports.measure != "exports" or not exports.reporter or not is_money(exports.unit):
            continue
        imports = stated.level(replace(exports, measure="imports", flow="import"), exports.period)
        if not imports or imports.unit != exports.unit or not cover_alike(exports, imports):
            continue
        balance = replace(exports, measure="balance", flow=None)
        (low, high), (least, most) = interval(exports), interval(imports)
        bounds = low - most, high - least
        if not stated.tells(balance) and has_a_sign(bounds):
            sold, bought, scale = exact(exports.value), exact(imports.value), exact(min(exports.scale, imports.scale))
            sum_ = f"{figures(sold / scale)} - {figures(bought / scale)}"
            yield result(balance, (exports, imports), sold - bought, bounds, sum_)
