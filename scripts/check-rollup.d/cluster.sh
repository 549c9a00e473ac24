# A cluster of Spark's own on this machine, a master and two workers of one processor each, for the scripts that source
# this. Needs $work, a folder of theirs. What is started here, and nothing else, is ended by stop_cluster.
spark=$(.build/spark/bin/python -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
started=()
here=(--engine spark --scratch "$work/scratch" --spark spark.driver.bindAddress=127.0.0.1
  --spark spark.driver.host=127.0.0.1)
# On the cluster everything has a processor of its own: what a worker lost is counted by the other.
cluster=("${here[@]}" --master spark://127.0.0.1:17077 --spark spark.executor.memory=900m)

node() { # NAME CLASS ARGUMENT…
  "$spark/bin/spark-class" "${@:2}" >"$work/$1.log" 2>&1 &
  started+=($!)
}

start_cluster() {
  export SPARK_NO_DAEMONIZE=1 SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$work/workers SPARK_WORKER_DIR=$work/worker-logs
  mkdir -p "$work/workers" "$work/worker-logs"
  local worker
  node master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 17077 --webui-port 0
  for worker in 1 2; do
    node "worker-$worker" org.apache.spark.deploy.worker.Worker spark://127.0.0.1:17077 \
      --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0
  done
  for _ in $(seq 120); do
    [[ $(cat "$work"/worker-?.log | grep -c "Successfully registered with master") == 2 ]] && return
    sleep 1
  done
  echo "the two workers have not come up" >&2
  exit 1
}

stop_cluster() {
  local pid
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}

# kill_worker COUNTING: once some parts have been counted, the first worker and its executor go, as when a machine
# does. COUNTING is the process that counts meanwhile.
kill_worker() {
  local executor=''
  for _ in $(seq 3000); do
    # The worker's executor is its child.
    executor=$(pgrep -P "${started[1]}" -f CoarseGrainedExecutorBackend || true)
    if [[ -n $executor ]] && (($(find "$work/workers" -name 'shuffle_*' | wc -l) > 4)); then break; fi
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  [[ -n $executor ]] || { echo "no executor was found to kill" >&2; exit 1; }
  lost=$(spent "${started[1]}" $executor)
  kill -9 "${started[1]}" $executor
  unset 'started[1]'
  echo "worker 1 and its executor killed; $(find "$work/workers" -name 'shuffle_*' | wc -l) parts were counted"
  kill -0 "$1" || { echo "it was over before" >&2; exit 1; }
}

# spent PID…: the seconds of processors that processes and those of theirs that have ended took.
spent() {
  local pid
  for pid in "$@"; do cut -d')' -f2 "/proc/$pid/stat" 2>/dev/null; done |
    awk -v tick="$(getconf CLK_TCK)" '{ sum += $12 + $13 + $14 + $15 } END { printf "%.0f", sum / tick }'
}
