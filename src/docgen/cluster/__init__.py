"""The same jobs on the workers of a Dask cluster, which need no disk in common with the parent.

1. ``bundle``  what rendering reads, ``templates/``, goes out once to each worker
2. ``link``    the cluster: one of this machine's own, or one that runs elsewhere
3. ``site``    on a worker: the files unpacked, and a crew that renders there within the limits
4. ``team``    which workers there are, and which of them may render
5. ``shards``  jobs → shards of a few → outcomes, by a window that slides over the batch

To a build this is a :data:`docgen.workers.pool.Run` like any other.
"""
