"""Trains for long; is sent Ctrl-C by test_interrupts.py. Prints what is left then."""

import sys

import numpy as np

import pydl4j as dl
from pydl4j import nn


class Ready(nn.TrainingListener):
    every = 20
    told = False

    def iteration_done(self, net, iteration, score):
        if not self.told:
            self.told = True
            print("training", flush=True)


with dl.session(threads=1, heap="256m", bridge=sys.argv[1]):
    x = np.random.default_rng(0).standard_normal((64, 10)).astype(np.float32)
    y = (x[:, 0] > 0).astype(np.int64)
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(10), layers=[nn.Output(2, loss="mcxent")])
    net = nn.MultiLayerNetwork(conf).init()
    before = net.params.copy()
    try:
        net.fit(x, y, epochs=10_000_000, batch_size=8, listeners=[Ready()])
    except KeyboardInterrupt:
        done, weights = net.iteration, net.params.copy()
        print("interrupted", done > 0, not np.array_equal(weights, before), flush=True)
        net.fit(x, y)
        print("and on", net.iteration == done + 2, net.output(x).shape, flush=True)
