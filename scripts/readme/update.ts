// Writes the generated tables into README.md and docs/testing.md: npx tsx scripts/readme/update.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationOptions } from '../../nodes/AiVideo/operations';
import { credentialTable } from './credential';
import { fillMarkers } from './markdown';
import { moneyTable, moneyTestsTable } from './money';
import { outputTable } from './output';
import { parametersOf, parameterTable, settingTable } from './parameters';
import { billingTable, capabilityTable, modelTable, providerTable } from './providers';

const ROOT = join(__dirname, '..', '..');

/** The pages with generated tables. */
export const PAGES = ['README.md', 'docs/testing.md'] as const;
export type Page = (typeof PAGES)[number];

function partsOf(page: Page): Readonly<Record<string, string>> {
	if (page === 'docs/testing.md') return { 'money-tests': moneyTestsTable() };
	const operations = operationOptions.map(({ value }) => String(value));
	return {
		providers: providerTable(),
		billing: billingTable(),
		models: modelTable(),
		capabilities: capabilityTable(),
		credential: credentialTable(),
		parameters: parameterTable(),
		options: settingTable('options'),
		waiting: settingTable('waiting'),
		output: outputTable(),
		money: moneyTable(),
		...Object.fromEntries(operations.map((name) => [name, parametersOf(name)])),
	};
}

export function readPage(page: Page): string {
	return readFileSync(join(ROOT, page), 'utf8');
}

/** The page as the code would have it. */
export function updated(page: Page, text: string): string {
	return fillMarkers(text, partsOf(page));
}

if (require.main === module) {
	for (const page of PAGES) writeFileSync(join(ROOT, page), updated(page, readPage(page)));
}
