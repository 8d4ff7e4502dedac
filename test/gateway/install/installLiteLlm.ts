import { join } from 'node:path';

import { installation, LITELLM_VERSION } from './installation';
import { installPythonEnvironment } from './pythonEnvironment';

const CONSTRAINTS = join(__dirname, 'constraints.txt');

/** The LiteLLM proxy, installed from PyPI into the user's cache if it is not there. */
export async function installLiteLlm(): Promise<void> {
	await installPythonEnvironment({
		name: `litellm ${LITELLM_VERSION}`,
		directory: installation().directory,
		pins: CONSTRAINTS,
		pipArguments: ['--constraint', CONSTRAINTS, `litellm[proxy]==${LITELLM_VERSION}`],
		effort: '700 MB, about 3 minutes',
	});
}
