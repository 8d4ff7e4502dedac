import { spawnSync } from 'node:child_process';

/** Whether n8n's Edit Image node can work on this machine: it calls `gm`. */
export const HAS_GRAPHICS_MAGICK = spawnSync('gm', ['version']).status === 0;

/** A test that needs it; skipped where it is not installed, as the report shows. */
export const itWithGraphicsMagick = HAS_GRAPHICS_MAGICK ? it : it.skip;
