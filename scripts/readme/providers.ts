import { dialects } from '../../nodes/AiVideo/providers';
import type { Dialect, ModelRow } from '../../nodes/AiVideo/protocol/dialect';
import { code, table, type Row } from './markdown';

/** What the dialects say of the providers, as tables. Pure. */

const ALL = Object.values(dialects);

function nameOf({ label, website }: Dialect): string {
	return website === null ? label : `[${label}](${website})`;
}

function imagesOf({ images }: Dialect): string {
	const { by, atMost, asReference, mustMatchSize, promptOptional } = images;
	const many = atMost === 1 ? 'one' : atMost === Infinity ? 'several' : `up to ${atMost}`;
	const kinds = by === 'link' ? 'URL only' : 'file or URL';
	const rules = [
		...(asReference ? ['several as references'] : []),
		...(mustMatchSize ? ['in the pixels of the video'] : []),
		...(promptOptional ? ['prompt optional with it'] : []),
	];
	return [`${many}, ${kinds}`, ...rules].join('; ');
}

function providerRow(dialect: Dialect): Row {
	const { name, baseUrl, pace, billing } = dialect;
	return [
		nameOf(dialect),
		code(name),
		baseUrl === null ? 'yours' : code(baseUrl),
		imagesOf(dialect),
		pace.runningJobs === null ? 'no limit stated' : String(pace.runningJobs),
		billing.charged,
		billing.failedJobs,
	];
}

export function providerTable(): string {
	return table(
		[
			'Provider',
			'Value',
			'Base URL',
			'Reference images',
			'Videos at once',
			'Charged',
			'Failed videos',
		],
		ALL.map(providerRow),
	);
}

/** What a model takes; `null`: nothing is known of it. */
function takenOf({ sizes, seconds }: Omit<ModelRow, 'id'>): Row {
	return [sizes, seconds].map((values) => values?.join(', ') ?? 'not checked');
}

/** Models that take the same share a row. */
function modelRows(dialect: Dialect): readonly Row[] {
	const { label, models, otherModels } = dialect;
	const rest = models.length === 0 ? 'any' : 'any other';
	const rows = new Map<string, { names: string[]; taken: Row }>();
	for (const model of [...models, { id: null, ...otherModels }]) {
		const taken = takenOf(model);
		const key = taken.join();
		const row = rows.get(key) ?? { names: [], taken };
		row.names.push(model.id === null ? rest : code(model.id));
		rows.set(key, row);
	}
	return [...rows.values()].map(({ names, taken }) => [label, names.join(', '), ...taken]);
}

export function modelTable(): string {
	return table(['Provider', 'Model', 'Sizes', 'Seconds'], ALL.flatMap(modelRows));
}

/** What not every provider can do. */
export function capabilityTable(): string {
	return table(
		['Provider', 'Files to download', 'List of models', 'Get Many', 'Delete', 'Remix'],
		ALL.map(({ label, variants, listModels, list, remove, remix }) => [
			label,
			variants.join(', '),
			...[listModels, list, remove, remix].map((ability) => (ability ? 'yes' : 'no')),
		]),
	);
}
