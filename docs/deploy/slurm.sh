#!/usr/bin/env bash
# Mines an archive on a Slurm cluster: sbatch slurm.sh REPORTS OUT, both on a path that all nodes share.
# Task 0 runs the scheduler and the run itself, every other one as many workers as it has processors.
#SBATCH --job-name=workreport
#SBATCH --array=0-8
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
set -euo pipefail

reports=$1
out=$2
scheduler=$PWD/scheduler-$SLURM_ARRAY_JOB_ID.json

if [ "$SLURM_ARRAY_TASK_ID" = 0 ]; then
  dask scheduler --port 0 --no-dashboard --scheduler-file "$scheduler" &
  trap 'kill %1; rm -f "$scheduler"' EXIT
  until [ -e "$scheduler" ]; do sleep 1; done
  workreport run "$reports" --out "$out" --engine dask --scheduler "$scheduler"
else
  until [ -e "$scheduler" ]; do sleep 1; done
  # Ends by itself some time after the scheduler has gone.
  dask worker --scheduler-file "$scheduler" --nworkers "$SLURM_CPUS_PER_TASK" --nthreads 1 --no-dashboard --death-timeout 20
fi
