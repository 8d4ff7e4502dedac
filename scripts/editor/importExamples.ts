import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { SavedCredential } from '../../test/e2e/client/credentials';
import { readWorkflow, withAiVideoCredential } from '../../test/e2e/client/readWorkflow';
import type { WorkflowsApi } from '../../test/e2e/client/workflows';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

async function fileNames(): Promise<string[]> {
	const names = await readdir(EXAMPLES).catch(() => []);
	return names.filter((name) => name.endsWith('.json')).sort();
}

/**
 * Imports `examples/*.json`, as many as there are, their AI Video nodes with this credential.
 * @returns the names of the workflows
 * @throws Error that names the file n8n or we cannot read
 */
export async function importExamples(
	workflows: WorkflowsApi,
	credential: SavedCredential,
): Promise<string[]> {
	const imported: string[] = [];
	for (const fileName of await fileNames()) {
		try {
			const workflow = readWorkflow(await readFile(join(EXAMPLES, fileName), 'utf8'));
			const saved = await workflows.create(withAiVideoCredential(workflow, credential));
			imported.push(saved.name);
		} catch (error) {
			throw new Error(`examples/${fileName} cannot be imported`, { cause: error });
		}
	}
	return imported;
}
