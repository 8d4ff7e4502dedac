"""What a stub engine has in the place of a GPU: it copies a file, and is told by files what to do."""

import asyncio
import json
import struct

STEP_SECONDS = 0.05

FAILING_PROMPT = "fail: "
"""A job whose prompt begins so fails with the rest of it."""


class Studio:
    """directory: holds `video.mp4`, which every job becomes; gets `{job ID}.json`, what a job was
    asked for; while it has a file `hold`, jobs stay where they are.
    """

    def __init__(self, directory):
        self._directory = directory
        self.gpu = asyncio.Lock()

    def note(self, job_id, asked):
        """Tells the tests what a job was asked for."""
        note = self._directory / f"{job_id}.json"
        unfinished = note.with_suffix(".part")
        unfinished.write_text(json.dumps(asked))
        unfinished.rename(note)

    async def one_step(self):
        """Part of a job's work."""
        await asyncio.sleep(STEP_SECONDS)
        while (self._directory / "hold").exists():
            await asyncio.sleep(STEP_SECONDS)

    def video(self, job_id):
        """Of a job. It ends with a box that players skip, which makes every job's file another."""
        content = job_id.encode()
        free_box = struct.pack(">I4s", 8 + len(content), b"free") + content
        return (self._directory / "video.mp4").read_bytes() + free_box


def ordered_failure(prompt):
    """What a job is to fail with, or None."""
    return prompt.removeprefix(FAILING_PROMPT) if prompt.startswith(FAILING_PROMPT) else None
