"""SGLang's own video API over a stub engine: serve.py PORT DIRECTORY MODEL; see ../../README.md."""

import asyncio
import sys
import sysconfig
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import uvicorn
from fastapi import FastAPI
from placeholders import install_placeholders, provide, skip_initializers

DIFFUSION = "sglang.multimodal_gen"
RUNTIME = f"{DIFFUSION}.runtime"


@dataclass
class Model:
    """What SGLang's registry has of a model."""

    module: str
    config: str
    sampling: str
    pipeline: str


MODELS = {
    "Wan-AI/Wan2.2-TI2V-5B-Diffusers": Model(
        "wan", "Wan2_2_TI2V_5B_Config", "Wan2_2_TI2V_5B_SamplingParam", "WanPipeline"
    ),
    "Efficient-Large-Model/SANA-WM_bidirectional": Model(
        "sana_wm", "SanaWMPipelineConfig", "SanaWMSamplingParams", "SanaWMPipeline"
    ),
}


@dataclass
class ServerArgs:
    """Those of the command line's settings that the video API reads, with SGLang's defaults."""

    output_path: str
    input_save_path: str
    pipeline_config: Any
    model_path: str
    served_model_name: str
    model_id: None = None
    backend: str = "auto"
    pipeline_class_name: None = None
    attention_backend_config: None = None
    num_gpus: int = 1
    batching_max_size: int = 1
    enable_trace: bool = False
    comfyui_mode: bool = False


def stand_in(directory: Path, name: str) -> ServerArgs:
    """Replaces what needs a GPU or a model on disk. To be called before the API is imported."""
    skip_initializers(
        Path(sysconfig.get_path("purelib")),
        [
            "sglang",
            "sglang.srt",
            "sglang.srt.utils",
            DIFFUSION,
            f"{DIFFUSION}.configs.pipeline_configs",
            f"{DIFFUSION}.configs.sample",
            f"{RUNTIME}.managers",
            f"{RUNTIME}.pipelines_core",
        ],
    )
    install_placeholders(
        [
            "einops",
            "imageio",
            "imageio_ffmpeg",
            "torch",
            "sglang.srt.observability",
            f"{DIFFUSION}.configs.models",
            f"{RUNTIME}.distributed",
            f"{RUNTIME}.utils.vision",
        ]
    )
    model = MODELS[name]
    configs = import_module(f"{DIFFUSION}.configs.pipeline_configs.{model.module}")
    samples = import_module(f"{DIFFUSION}.configs.sample.{model.module}")
    config = getattr(configs, model.config)()
    # WanVAEArchConfig's: one rounds the number of frames, the other is a model's channels.
    arch_config = SimpleNamespace(scale_factor_temporal=4, z_dim=48, latent_channels=128)
    config.vae_config = SimpleNamespace(arch_config=arch_config)
    directories = (str(directory / "outputs"), str(directory / "uploads"))
    server_args = ServerArgs(*directories, config, name, name)
    pipeline = type(model.pipeline, (), {"pipeline_name": model.pipeline})
    info = SimpleNamespace(
        sampling_param_cls=getattr(samples, model.sampling), pipeline_cls=pipeline
    )
    provide(
        f"{RUNTIME}.server_args",
        ServerArgs=ServerArgs,
        get_global_server_args=lambda: server_args,
    )
    provide(
        f"{DIFFUSION}.registry",
        get_model_info=lambda *_args, **_named: info,
        get_pipeline_class=lambda _name: pipeline,
        get_pipeline_config_classes=lambda _name: None,
    )
    return server_args


def create_app(directory: Path, model: str) -> FastAPI:
    """As `create_app` and `lifespan` of http_server.py, with the routes of videos and models."""
    server_args = stand_in(directory, model)
    from engine import StubEngine

    progress_endpoint = f"ipc://{directory}/progress"
    provide(
        f"{RUNTIME}.scheduler_client",
        AsyncSchedulerClient=StubEngine,
        async_scheduler_client=StubEngine(
            directory, progress_endpoint, server_args.pipeline_config
        ),
    )
    from sglang.multimodal_gen.runtime.entrypoints.openai import common_api, video_api
    from sglang.multimodal_gen.runtime.entrypoints.openai.video_progress import (
        run_progress_listener,
    )

    @asynccontextmanager
    async def lifespan(_app):
        progress = asyncio.create_task(run_progress_listener(progress_endpoint))
        yield
        await video_api.shutdown_video_jobs()
        progress.cancel()

    app = FastAPI(lifespan=lifespan)
    app.include_router(common_api.router)
    app.include_router(video_api.router)
    app.state.server_args = server_args
    app.state.prompt_enhancer = None
    return app


if __name__ == "__main__":
    port, directory, model = sys.argv[1:]
    uvicorn.run(create_app(Path(directory), model), host="127.0.0.1", port=int(port))
