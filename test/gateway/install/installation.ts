import { join } from 'node:path';

import { cacheDirectory } from '../../e2e/install/installation';

/** The newest release; `requirements.txt` pins the same, and what it draws in. */
export const LITELLM_VERSION = '1.110.2';

/** A LiteLLM proxy on disk, in a virtual environment of its own. */
export interface LiteLlmInstallation {
	readonly directory: string;
	/** The environment's Python. */
	readonly python: string;
	/** The script that starts the proxy. */
	readonly litellm: string;
}

export function installation(): LiteLlmInstallation {
	const directory = join(cacheDirectory(), `litellm-${LITELLM_VERSION}`);
	const bin = join(directory, 'venv', 'bin');
	return { directory, python: join(bin, 'python'), litellm: join(bin, 'litellm') };
}
