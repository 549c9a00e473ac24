"""Runs a command and prints what it took: timed.py COMMAND…"""

import resource
import subprocess
import sys
import time

begun = time.monotonic()
answer = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("\n".join(line[:160] for line in answer.stderr.splitlines()))
print(f"status {answer.returncode}, {time.monotonic() - begun:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of "
      f"processors, at most {used.ru_maxrss / 1024:.0f} MB in one program")
