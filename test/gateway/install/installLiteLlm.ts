import { join } from 'node:path';

import { installation, LITELLM_VERSION } from './installation';
import { installPythonEnvironment } from './pythonEnvironment';

const REQUIREMENTS = join(__dirname, 'requirements.txt');

/** The LiteLLM proxy, installed from PyPI into the user's cache if it is not there. */
export async function installLiteLlm(): Promise<void> {
	await installPythonEnvironment({
		name: `litellm ${LITELLM_VERSION}`,
		directory: installation().directory,
		pins: REQUIREMENTS,
		// `litellm[proxy]` wants litellm-proxy, which PyPI does not have, and its newest companions, which
		// come later than itself. The requirements have all the rest of what it wants.
		pipArguments: ['--no-deps', '--requirement', REQUIREMENTS],
		effort: '800 MB, about 2 minutes',
	});
}
