"""Jobs on the workers of a Dask cluster, which need no shared disk.

1. ``template_files``  ``templates/``, packed once, sent once to each worker
2. ``client``          a connection: to a scheduler that runs already, or to a cluster of our own
3. ``registry``        the workers there are, and those that are allowed to render
4. ``batches``         jobs → chunks of a few jobs → outcomes; only a few chunks are out at a time
5. ``worker``          on a worker: unpack the templates, render a chunk within the limits

``daemons`` holds the one thing that needs a private part of Python. To a build, a cluster is an
:data:`docgen.workers.pool.Executor` like any other.
"""
