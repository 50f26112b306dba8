"""The addresses of open data, outside the languages: downloads and the API."""

from django.urls import include, path

from tapshyryk.opendata.api.addresses import api
from tapshyryk.opendata.views import downloads

_downloads = (
    [
        path("ocds/orders.json", downloads.ocds_all, name="ocds_all"),
        path("ocds/<slug:slug>.json", downloads.ocds, name="ocds"),
        path("csv/dictionary.csv", downloads.dictionary, name="dictionaries"),
        path("csv/<slug:table>-dictionary.csv", downloads.dictionary, name="dictionary"),
        path("csv/<slug:table>.csv", downloads.table_csv, name="csv"),
        path("xlsx/<slug:table>.xlsx", downloads.table_xlsx, name="xlsx"),
        path("votes/<slug:slug>-<int:number>.pb", downloads.vote, name="vote"),
        path("votes/<slug:slug>-<int:number>.receipts.txt", downloads.receipts, name="receipts"),
        path("record.zip", downloads.bundle, name="bundle"),
    ],
    "opendata",
)

plain_urlpatterns = [path("data/", include(_downloads)), path("api/v1/", api.urls)]
