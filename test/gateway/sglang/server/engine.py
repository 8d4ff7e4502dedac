"""The stub: SGLang's connection to its GPU workers, with an engine that copies a file."""

import asyncio
import json
import shutil
import struct

import zmq
from sglang.multimodal_gen.runtime.managers.progress_reporter import ProgressReporter
from sglang.multimodal_gen.runtime.pipelines_core.schedule_batch import OutputBatch

STEPS = 4
STEP_SECONDS = 0.05

FAILING_PROMPT = "fail: "
"""A job whose prompt begins so fails with the rest of it."""

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


def _free_box(text):
    """A box that players skip: it makes every job's file another."""
    content = text.encode()
    return struct.pack(">I4s", 8 + len(content), b"free") + content


class StubEngine:
    """Has the one method of `AsyncSchedulerClient` that the video API calls.

    directory: holds `video.mp4`, which every job becomes; gets `{job ID}.json`, what a job was
    asked for; while it has a file `hold`, jobs stay where they are.
    """

    def __init__(self, directory, progress_endpoint):
        self._directory = directory
        self._gpu = asyncio.Lock()
        self._progress = ProgressReporter(zmq.Context.instance(), progress_endpoint)

    async def forward(self, batches):
        """One request after the other, as on one GPU. Answers with an `OutputBatch`."""
        [batch] = batches
        self._note(batch)
        async with self._gpu:
            self._progress.start([batch.request_id])
            for step in range(1, STEPS + 1):
                await self._one_step()
                if batch.prompt.startswith(FAILING_PROMPT):
                    return OutputBatch(error=batch.prompt.removeprefix(FAILING_PROMPT))
                self._progress.step([batch.request_id], step, STEPS)
            return OutputBatch(output_file_paths=[self._write_video(batch)])

    async def _one_step(self):
        await asyncio.sleep(STEP_SECONDS)
        while (self._directory / "hold").exists():
            await asyncio.sleep(STEP_SECONDS)

    def _note(self, batch):
        asked = {name: getattr(batch, name) for name in NOTED}
        note = self._directory / f"{batch.request_id}.json"
        unfinished = note.with_suffix(".part")
        unfinished.write_text(json.dumps(asked))
        unfinished.rename(note)

    def _write_video(self, batch):
        path = batch.output_file_path(1, 0)
        shutil.copyfile(self._directory / "video.mp4", path)
        with open(path, "ab") as file:
            file.write(_free_box(batch.request_id))
        return path
