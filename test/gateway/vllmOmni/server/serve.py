"""vLLM-Omni's own API over a stub engine: serve.py --help; see ../../README.md."""

import asyncio
import sysconfig
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import SimpleNamespace

import uvicorn
from fastapi import FastAPI
from placeholders import Placeholder, install_placeholders, keep_only, provide

OPENAI = "vllm_omni.entrypoints.openai"
DIFFUSION = "vllm_omni.diffusion"

ABORT_TIMEOUT_S = 2.0
"""The default of async_omni_base.py."""

REAL = [
    "vllm.entrypoints.openai.models.protocol",
    "vllm.entrypoints.serve",
    "vllm.entrypoints.serve.engine.*",
    "vllm.entrypoints.serve.exception_handling.*",
    "vllm.entrypoints.serve.middleware.*",
    "vllm.envs",
    "vllm.exceptions",
    "vllm.inputs",
    "vllm.inputs.*",
    "vllm.logger",
    "vllm.logging_utils",
    "vllm.logging_utils.*",
    "vllm.tasks",
    "vllm.utils",
    "vllm.v1.engine.exceptions",
    "vllm_omni.config.server_settings",
    f"{DIFFUSION}.data",
    f"{DIFFUSION}.media",
    f"{DIFFUSION}.model_metadata",
    f"{DIFFUSION}.models.interface",
    f"{DIFFUSION}.models.ltx2.ltx2_guidance",
    f"{DIFFUSION}.models.ltx2.ltx2_recipes",
    f"{DIFFUSION}.models.ltx2.ltx2_request",
    f"{DIFFUSION}.models.magi2.pipeline_magi2",
    f"{DIFFUSION}.models.wan2_2.pipeline_wan2_2",
    f"{DIFFUSION}.models.wan2_2.pipeline_wan2_2_i2v",
    f"{DIFFUSION}.utils.media_utils",
    f"{DIFFUSION}.utils.network_utils",
    f"{OPENAI}.api_server",
    f"{OPENAI}.app_state",
    f"{OPENAI}.errors",
    f"{OPENAI}.image_api_utils",
    f"{OPENAI}.models.serving",
    f"{OPENAI}.protocol.videos",
    f"{OPENAI}.serving_video",
    f"{OPENAI}.stage_params",
    f"{OPENAI}.storage",
    f"{OPENAI}.stores",
    f"{OPENAI}.utils",
    f"{OPENAI}.video.generation.helpers",
    f"{OPENAI}.video_api_utils",
    "vllm_omni.entrypoints.serve.omni_control.*",
    "vllm_omni.entrypoints.serve.profile.*",
    "vllm_omni.entrypoints.serve.utils.*",
    "vllm_omni.errors",
    "vllm_omni.inputs.data",
    "vllm_omni.model_extras",
    "vllm_omni.model_extras.*",
    "vllm_omni.outputs",
    "vllm_omni.outputs.output_metadata",
]
"""The video API, what it answers with, and the models' rules. The rest is for GPUs."""

NOT_INSTALLED = [
    "diffusers",
    "einops",
    "huggingface_hub",
    "ray",
    "safetensors",
    "tokenizers",
    "torch",
    "torchaudio",
    "torchvision",
    "transformers",
    "uvloop",
]


def settings(options: Namespace) -> Namespace:
    """Those of the command line's settings that the API reads, with vLLM's defaults."""
    return Namespace(
        model=options.model,
        served_model_name=None,
        api_key=[options.api_key] if options.api_key else None,
        allowed_origins=["*"],
        allow_credentials=False,
        allowed_methods=["*"],
        allowed_headers=["*"],
        enable_request_id_headers=False,
        middleware=[],
        log_error_stack=False,
        enable_log_requests=False,
        disable_log_stats=True,
    )


async def create_app(options: Namespace) -> FastAPI:
    """As `omni_run_server_worker` and vLLM's `build_app`, with vLLM-Omni's routes only."""
    install_placeholders(NOT_INSTALLED)
    keep_only(["vllm", "vllm_omni"], Path(sysconfig.get_path("purelib")), REAL)
    # The class of a model is asked how it reads a reference video; these read none.
    provide(
        f"{DIFFUSION}.registry",
        DiffusionModelRegistry=SimpleNamespace(_try_load_model_cls=lambda _name: None),
        _DIFFUSION_MODELS={},
    )
    provide(
        "vllm_omni.entrypoints.async_omni", AsyncOmni=Placeholder, ABORT_TIMEOUT_S=ABORT_TIMEOUT_S
    )
    from engine import StubEngine
    from vllm.entrypoints.serve.exception_handling.register import init_exception_handler
    from vllm.entrypoints.serve.middleware.register import init_entrypoints_middleware
    from vllm_omni.entrypoints.openai import api_server

    args = settings(options)
    app = FastAPI()
    app.state.args = args
    init_exception_handler(app)
    init_entrypoints_middleware(args, app, ())
    app.state.api_server_count = options.api_server_count
    app.include_router(api_server.router)
    api_server._register_omni_exception_handlers(app)
    engine = StubEngine(options.directory, options.model)
    await api_server.omni_init_app_state(engine, app.state, args)
    if options.without_video:
        app.state.openai_serving_video = None
    return app


async def serve(options: Namespace) -> None:
    app = await create_app(options)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=options.port))
    # An engine that died takes the server with it.
    app.state.server = server
    await server.serve()


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("directory", type=Path, help="see Studio")
    parser.add_argument("model", help="one of MODELS")
    parser.add_argument("--api-key")
    parser.add_argument("--api-server-count", type=int, default=1)
    parser.add_argument("--without-video", action="store_true", help="as a model of another kind")
    asyncio.run(serve(parser.parse_args()))
