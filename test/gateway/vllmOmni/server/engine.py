"""The stub: as much of `AsyncOmni` as the video API calls, with an engine that copies a file."""

from types import SimpleNamespace

from pipelines import MODELS
from studio import Studio, ordered_failure
from vllm.v1.engine.exceptions import EngineGenerateError
from vllm_omni.diffusion.data import (
    DIFFUSION_REQUEST_LIFECYCLE_KEY,
    DIFFUSION_REQUEST_STARTED,
)
from vllm_omni.errors import GuardrailViolationError, client_error_metadata, raise_client_error_or
from vllm_omni.outputs import OmniRequestOutput

STEPS = 4

BLOCKED_PROMPT = "blocked: "
"""A job whose prompt begins so is stopped by the guardrail with the rest of it."""


class StubEngine:
    """One diffusion stage of a model.

    directory: see `Studio`.
    model: one of `MODELS`.
    """

    errored = False

    def __init__(self, directory, model):
        self._studio = Studio(directory)
        self._model = MODELS[model]
        self.stage_configs = [
            SimpleNamespace(
                stage_type="diffusion",
                final_output=True,
                final_output_type="video",
                model_arch=self._model.class_name,
            )
        ]
        self._config = SimpleNamespace(
            model=model, model_class_name=self._model.class_name, revision=None
        )

    def get_diffusion_od_config(self):
        return self._config

    async def get_vllm_config(self):
        """A model of one diffusion stage has none."""
        return None

    async def check_health(self):
        pass

    async def abort(self, _request_id, timeout=None):
        """The API cancels the task that waits for the job as well."""

    async def generate(self, prompt, request_id, sampling_params_list):
        """One job after the other, as on one GPU."""
        [sampling] = sampling_params_list
        self._note(request_id, prompt, sampling)
        async with self._studio.gpu:
            started = {DIFFUSION_REQUEST_LIFECYCLE_KEY: DIFFUSION_REQUEST_STARTED}
            yield OmniRequestOutput.from_diffusion(
                request_id, [], custom_output=started, finished=False
            )
            try:
                await self._work(prompt, sampling)
            except Exception as error:
                # As from_exception of diffusion/data.py and _check_engine_output_error of omni_base.py.
                status, kind = client_error_metadata(error)
                raise_client_error_or(
                    str(error), status_code=status, error_type=kind, fallback=EngineGenerateError
                )
            video = {"video": self._studio.video(request_id)}
            yield OmniRequestOutput.from_diffusion(
                request_id, [], multimodal_output=video, final_output_type="video"
            )

    async def _work(self, prompt, sampling):
        text = prompt["prompt"]
        self._model.prepare(prompt, sampling)
        for _ in range(STEPS):
            await self._studio.one_step()
            if (failure := ordered_failure(text)) is not None:
                raise RuntimeError(failure)
            if text.startswith(BLOCKED_PROMPT):
                raise GuardrailViolationError(text.removeprefix(BLOCKED_PROMPT))

    def _note(self, request_id, prompt, sampling):
        images = prompt.get("multi_modal_data", {}).get("image", [])
        asked = {
            "prompt": prompt["prompt"],
            "negative_prompt": prompt.get("negative_prompt"),
            "images": [
                image.size for image in (images if isinstance(images, list) else [images])
            ],
            **{
                name: getattr(sampling, name)
                for name in ("width", "height", "num_frames", "fps", "seed", "extra_args")
            },
        }
        self._studio.note(request_id, asked)
