// Writes the generated tables into README.md and docs: npx tsx scripts/readme/update.ts
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

/** What is generated for each page. */
const PARTS = {
	'README.md': () => ({ providers: providerTable(), credential: credentialTable() }),
	'docs/models.md': () => ({ models: modelTable(), capabilities: capabilityTable() }),
	'docs/money.md': () => ({ money: moneyTable(), billing: billingTable() }),
	'docs/operations.md': () =>
		Object.fromEntries(operationOptions.map(({ value }) => [value, parametersOf(String(value))])),
	'docs/output.md': () => ({ output: outputTable() }),
	'docs/parameters.md': () => ({
		parameters: parameterTable(),
		options: settingTable('options'),
		waiting: settingTable('waiting'),
	}),
	'docs/testing.md': () => ({ 'money-tests': moneyTestsTable() }),
} satisfies Readonly<Record<string, () => Readonly<Record<string, string>>>>;

export type Page = keyof typeof PARTS;

function isPage(name: string): name is Page {
	return name in PARTS;
}

export const PAGES: readonly Page[] = Object.keys(PARTS).filter(isPage);

/** @param page of the repository */
export function readPage(page: string): string {
	return readFileSync(join(ROOT, page), 'utf8');
}

/** The page as the code would have it. */
export function updated(page: Page, text: string): string {
	return fillMarkers(text, PARTS[page]());
}

if (require.main === module) {
	for (const page of PAGES) writeFileSync(join(ROOT, page), updated(page, readPage(page)));
}
