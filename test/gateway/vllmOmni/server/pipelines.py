"""The rules of vLLM-Omni's pipelines on sizes and lengths, by their own code.

A pipeline here takes a request as far as its model's first work on the GPU: it fills in the model's
size and length, and raises what the real one raises.
"""

from dataclasses import dataclass
from types import SimpleNamespace

from vllm_omni.diffusion.models.ltx2.ltx2_recipes import LTX2_ONE_STAGE_RECIPE
from vllm_omni.diffusion.models.ltx2.ltx2_request import validate_pipeline_request
from vllm_omni.diffusion.models.magi2.pipeline_magi2 import (
    MAGI2_MODEL_ID,
    _resolve_native_resolution,
)
from vllm_omni.diffusion.models.wan2_2.pipeline_wan2_2 import Wan22Pipeline
from vllm_omni.diffusion.models.wan2_2.pipeline_wan2_2_i2v import (
    Wan22I2VPipeline,
    get_wan22_i2v_pre_process_func,
)

LTX_SPATIAL_COMPRESSION = 32
LTX_TEMPORAL_COMPRESSION = 8
"""Those of AutoencoderKLLTX2Video in diffusers, from which LTX-2 takes them."""

WAN_MULTIPLE = 16
"""vae_scale_factor_spatial times patch_size of Wan2.2's 14B models."""

WAN_TEMPORAL_SCALE = 4


@dataclass
class Shot:
    """What the model makes in the end."""

    width: int
    height: int
    num_frames: int


def ltx2(prompt, sampling):
    """`LTXRuntime.generate`: what the request lacks is the recipe's, and nothing is rounded."""
    recipe = LTX2_ONE_STAGE_RECIPE
    shot = Shot(
        width=sampling.width or recipe.width,
        height=sampling.height or recipe.height,
        num_frames=sampling.num_frames or recipe.num_frames,
    )
    inputs = SimpleNamespace(
        **vars(shot),
        latents=None,
        audio_latents=None,
        negative_prompt=prompt.get("negative_prompt"),
        negative_prompt_embeds=None,
        num_inference_steps=sampling.num_inference_steps or recipe.num_inference_steps,
        guidance=recipe.phases[0].guidance,
    )
    validate_pipeline_request(
        inputs,
        pipeline_recipe=recipe,
        vae_spatial_compression_ratio=LTX_SPATIAL_COMPRESSION,
        vae_temporal_compression_ratio=LTX_TEMPORAL_COMPRESSION,
        pipeline_name="LTX2Pipeline",
    )
    return shot


def _wan_frames(sampling):
    """The sampling parameters say 1 where the request says nothing, so 81 never comes to pass."""
    num_frames = sampling.num_frames or 81
    if num_frames % WAN_TEMPORAL_SCALE != 1:
        num_frames = num_frames // WAN_TEMPORAL_SCALE * WAN_TEMPORAL_SCALE + 1
    return max(num_frames, 1)


def wan_text(prompt, sampling):
    """`Wan22Pipeline.forward`: a size is rounded down before it is looked at."""
    height = (sampling.height or 480) // WAN_MULTIPLE * WAN_MULTIPLE
    width = (sampling.width or 832) // WAN_MULTIPLE * WAN_MULTIPLE
    Wan22Pipeline.check_inputs(
        None,
        prompt=prompt["prompt"],
        negative_prompt=prompt.get("negative_prompt"),
        height=height,
        width=width,
    )
    return Shot(width, height, _wan_frames(sampling))


def wan_image(prompt, sampling):
    """The pre-processing of `Wan22I2VPipeline` and its `forward`: a wrong size is refused."""
    request = SimpleNamespace(prompt=prompt, sampling_params=sampling)
    get_wan22_i2v_pre_process_func(None)(request)
    Wan22I2VPipeline.check_inputs(
        None,
        prompt=prompt["prompt"],
        negative_prompt=prompt.get("negative_prompt"),
        image=[request.prompt["multi_modal_data"]["image"]],
        height=sampling.height,
        width=sampling.width,
    )
    return Shot(sampling.width, sampling.height, _wan_frames(sampling))


def magi2(_prompt, sampling):
    """`Magi2Pipeline`: two sizes. The serving layer looks after the one length before."""
    _, width, height = _resolve_native_resolution(sampling, sampling.extra_args)
    return Shot(width, height, sampling.num_frames)


@dataclass
class Model:
    """class_name: as in the model's `model_index.json` and vLLM-Omni's registry."""

    class_name: str
    prepare: callable


MODELS = {
    "Lightricks/LTX-2": Model("LTX2Pipeline", ltx2),
    "Wan-AI/Wan2.2-T2V-A14B-Diffusers": Model("WanPipeline", wan_text),
    "Wan-AI/Wan2.2-I2V-A14B-Diffusers": Model("WanImageToVideoPipeline", wan_image),
    MAGI2_MODEL_ID: Model("Magi2Pipeline", magi2),
}
