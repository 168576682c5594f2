"""The peer over HTTP: FastAPI, uvicorn and PyTorch answer the same requests: http_torch.py PORT THREADS. Says 'ready'.

As one writes it by hand for this protocol, with what makes it fast: uvloop and httptools (``uvicorn[standard]``), orjson, binary
data without a copy.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import orjson
import torch
import uvicorn
from fastapi import FastAPI, Request, Response

app = FastAPI()
torch.set_num_threads(int(sys.argv[2]))
torch.manual_seed(1)
net = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10), torch.nn.Softmax(1)).eval()
LENGTH = "inference-header-content-length"


@app.post("/v2/models/{model}/infer")  # type: ignore[untyped-decorator]
async def infer(model: str, request: Request) -> Response:
    body = await request.body()
    length = request.headers.get(LENGTH)
    header = orjson.loads(body[: int(length)] if length else body)
    one = header["inputs"][0]
    if length:
        rows = torch.from_numpy(np.frombuffer(body, np.float32, offset=int(length)).reshape(one["shape"]).copy())
    else:
        rows = torch.tensor(one["data"], dtype=torch.float32).reshape(one["shape"])
    with torch.inference_mode():
        out = net(rows)
    about: dict[str, Any] = {"name": "output", "datatype": "FP32", "shape": list(out.shape)}
    if not length:
        about["data"] = out.flatten().tolist()
        return Response(orjson.dumps({"model_name": model, "outputs": [about]}), media_type="application/json")
    about["parameters"] = {"binary_data_size": out.numel() * 4}
    text = orjson.dumps({"model_name": model, "outputs": [about]})
    return Response(text + out.numpy().tobytes(), media_type="application/octet-stream", headers={LENGTH: str(len(text))})


class Server(uvicorn.Server):  # type: ignore[misc]
    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        print("ready", flush=True)


if __name__ == "__main__":
    Server(uvicorn.Config(app, port=int(sys.argv[1]), log_level="warning", access_log=False)).run()
