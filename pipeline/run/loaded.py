"""Imported by the process that workers are forked from (`processes.warm_up`): has it load the product's own miner."""

import gc
import signal

from pipeline.run.worker import load_ahead

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the run decides
load_ahead()
gc.freeze()  # a collection in a worker would write to every page that it shares with the others
