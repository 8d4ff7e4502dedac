import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

export const PROJECT_ROOT = join(__dirname, '..');

/** The package as n8n would load it. */
export interface BuiltPackage {
	readonly nodeType: INodeType;
	readonly credentialType: ICredentialType;
}

/** Loads what `npm run build` has made: the demo is to show the product, not its sources. */
export function loadBuiltPackage(): BuiltPackage {
	if (!existsSync(join(PROJECT_ROOT, 'dist', 'nodes'))) {
		throw new Error('The package is not built yet. Run: npm run build');
	}
	const load = createRequire(join(PROJECT_ROOT, 'package.json'));
	// With the extension: without it, `AiVideo.node` would be the JSON file beside it.
	const { AiVideo }: { AiVideo: new () => INodeType } = load(
		'./dist/nodes/AiVideo/AiVideo.node.js',
	);
	const { AiVideoApi }: { AiVideoApi: new () => ICredentialType } = load(
		'./dist/credentials/AiVideoApi.credentials.js',
	);
	return { nodeType: new AiVideo(), credentialType: new AiVideoApi() };
}
