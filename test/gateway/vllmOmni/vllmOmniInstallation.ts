import { join } from 'node:path';

import { cacheDirectory } from '../../e2e/install/installation';

/** The newest release; `requirements.txt` pins the same, vLLM's, and what its video API imports. */
export const VLLM_OMNI_VERSION = '0.30.0';

/** vLLM-Omni on disk, in a virtual environment of its own. */
export interface VllmOmniInstallation {
	readonly directory: string;
	/** The environment's Python. */
	readonly python: string;
}

export function vllmOmniInstallation(): VllmOmniInstallation {
	const directory = join(cacheDirectory(), `vllm-omni-${VLLM_OMNI_VERSION}`);
	return { directory, python: join(directory, 'venv', 'bin', 'python') };
}
