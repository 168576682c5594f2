"""From raw columns to numbers: schemas, processes of DataVec's operations, and tables in off-heap memory.

schema = etl.Schema().integer("id").categorical("country", ["US", "UK"]).double("amount")
process = etl.TransformProcess(schema, [etl.RemoveColumnsTransform("id"), etl.CategoricalToOneHotTransform("country")])
x = etl.from_dict({"id": [1, 2], "country": ["US", "UK"], "amount": [0.5, 2]}, schema).transform(process).to_numpy()
"""

from typing import TYPE_CHECKING

from pydl4j._synonyms import refusing
from pydl4j.etl import audio, films, text
from pydl4j.etl._analysis import DataAnalysis, analyze
from pydl4j.etl._functions import register_function
from pydl4j.etl._process import TransformProcess
from pydl4j.etl._readers import (
    Reader,
    read_arrow,
    read_csv,
    read_excel,
    read_jdbc,
    read_json_lines,
    read_lines,
    read_lmdb,
    read_parquet,
    read_regex,
    read_svmlight,
)
from pydl4j.etl._schema import Schema
from pydl4j.etl._table import Table, from_arrow, from_dict, from_numpy, from_pandas, from_polars
from pydl4j.nn._generated import conditions, deriveds, image_transforms, operations, reductions, tokenizers, windows, word_models
from pydl4j.nn._generated.conditions import *  # noqa: F403
from pydl4j.nn._generated.deriveds import *  # noqa: F403
from pydl4j.nn._generated.image_transforms import *  # noqa: F403
from pydl4j.nn._generated.operations import *  # noqa: F403
from pydl4j.nn._generated.reductions import *  # noqa: F403
from pydl4j.nn._generated.tokenizers import *  # noqa: F403
from pydl4j.nn._generated.windows import *  # noqa: F403
from pydl4j.nn._generated.word_models import *  # noqa: F403

__all__ = [
    "DataAnalysis",
    "Reader",
    "Schema",
    "Table",
    "TransformProcess",
    "analyze",
    "audio",
    "films",
    "from_arrow",
    "from_dict",
    "from_numpy",
    "from_pandas",
    "from_polars",
    "read_arrow",
    "read_csv",
    "read_excel",
    "read_jdbc",
    "read_json_lines",
    "read_lines",
    "read_lmdb",
    "read_parquet",
    "read_regex",
    "read_svmlight",
    "register_function",
    "text",
]
__all__ += conditions.__all__
__all__ += deriveds.__all__
__all__ += image_transforms.__all__
__all__ += operations.__all__
__all__ += reductions.__all__
__all__ += tokenizers.__all__
__all__ += windows.__all__
__all__ += word_models.__all__

if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
