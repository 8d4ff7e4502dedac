// Writes the generated tables into README.md: npx tsx scripts/readme/update.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationOptions } from '../../nodes/AiVideo/operations';
import { credentialTable } from './credential';
import { fillMarkers } from './markdown';
import { outputTable } from './output';
import { parametersOf, parameterTable, settingTable } from './parameters';
import { capabilityTable, modelTable, providerTable } from './providers';

const README = join(__dirname, '..', '..', 'README.md');

export function readReadme(): string {
	return readFileSync(README, 'utf8');
}

/** The README as the code would have it. */
export function updated(readme: string): string {
	const operations = operationOptions.map(({ value }) => String(value));
	return fillMarkers(readme, {
		providers: providerTable(),
		models: modelTable(),
		capabilities: capabilityTable(),
		credential: credentialTable(),
		parameters: parameterTable(),
		options: settingTable('options'),
		waiting: settingTable('waiting'),
		output: outputTable(),
		...Object.fromEntries(operations.map((name) => [name, parametersOf(name)])),
	});
}

if (require.main === module) writeFileSync(README, updated(readReadme()));
