"""The stub: SGLang's connection to its GPU workers, with an engine that copies a file."""

from pathlib import Path

import zmq
from sglang.multimodal_gen.runtime.managers.progress_reporter import ProgressReporter
from sglang.multimodal_gen.runtime.pipelines_core.schedule_batch import OutputBatch
from studio import Studio, ordered_failure

STEPS = 4

NOTED = (
    "prompt",
    "width",
    "height",
    "num_frames",
    "fps",
    "seed",
    "negative_prompt",
    "image_path",
)


class StubEngine:
    """Has the one method of `AsyncSchedulerClient` that the video API calls.

    directory: see `Studio`.
    config: the model's, which knows its sizes and lengths.
    """

    def __init__(self, directory, progress_endpoint, config):
        self._studio = Studio(directory)
        self._config = config
        self._progress = ProgressReporter(zmq.Context.instance(), progress_endpoint)

    async def forward(self, batches):
        """One request after the other, as on one GPU. Answers with an `OutputBatch`."""
        [batch] = batches
        self._studio.note(batch.request_id, {name: getattr(batch, name) for name in NOTED})
        async with self._studio.gpu:
            if (refusal := self._refusal(batch)) is not None:
                return OutputBatch(error=refusal)
            self._progress.start([batch.request_id])
            for step in range(1, STEPS + 1):
                await self._studio.one_step()
                if (failure := ordered_failure(batch.prompt)) is not None:
                    return OutputBatch(error=failure)
                self._progress.step([batch.request_id], step, STEPS)
            path = Path(batch.output_file_path(1, 0))
            path.write_bytes(self._studio.video(batch.request_id))
            return OutputBatch(output_file_paths=[str(path)])

    def _refusal(self, batch):
        """What the pipeline's first stages say of the size, in `GPUWorker`'s words."""
        try:
            num_frames = self._config.adjust_num_frames(batch.num_frames)
            self._config.prepare_latent_shape(batch, 1, num_frames)
        except ValueError as error:
            return f"Error executing request {batch.request_id}: {error}"
        return None
