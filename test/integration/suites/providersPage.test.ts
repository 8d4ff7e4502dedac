import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { type DialectName, dialectNames, providers } from '../../../nodes/AiVideo/providers';
import { outcomeOf, type Outcome } from '../rig/providersPage/outcome';
import { providersPage } from '../rig/providersPage/page';
import { SETTINGS } from '../rig/providersPage/settings';
import { only } from '../rig/items';
import { useRig } from '../rig/useRig';

const PAGE = join(__dirname, '../../../docs/providers.md');
const DIALECTS = dialectNames;

const rig = useRig();

const sections = SETTINGS.map(({ name }) => ({ name, outcomes: new Map<DialectName, Outcome>() }));

describe.each(SETTINGS.map((setting, index) => ({ ...setting, index })))(
	'the setting "$name"',
	({ index, ...setting }) => {
		it.each(DIALECTS)('is what %s understands, or is refused before paying', async (dialect) => {
			const outcome = await outcomeOf(rig(), dialect, setting);
			sections[index]?.outcomes.set(dialect, outcome);
			const jobs = rig().emulator.jobs(dialect);
			if (outcome.kind === 'refused') {
				expect(outcome.asked).toBe(0);
				expect(outcome.message).toContain(providers[dialect].info.label);
				expect(jobs).toEqual([]);
				return;
			}
			expect(outcome.asked).toBe(1);
			expect(only(jobs).image === null).toBe(setting.image === undefined);
		});
	},
);

it('all of it is on the page of the providers', () => {
	const page = providersPage(sections);
	if (process.env.UPDATE_DOCS) writeFileSync(PAGE, page);
	expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
