import type { ModelRow, Provider } from '../../nodes/AiVideo/protocol/provider';
import { type DialectName, dialectNames, providers } from '../../nodes/AiVideo/providers';
import { code, table, type Row } from './markdown';

/** What the providers say of themselves, as tables. Pure. */

const ALL = Object.values(providers);

function nameOf({ info: { label, website } }: Provider): string {
	return website === null ? label : `[${label}](${website})`;
}

function imagesOf({ takes }: Provider): string {
	const { by, lastFrame, maxReferences = 0, mustMatchSize, promptOptional } = takes.images;
	const frames = lastFrame ? 'first and last frame' : 'first frame';
	const many = maxReferences === Infinity ? 'several' : `up to ${maxReferences}`;
	const kinds = by === 'link' ? 'URL only' : 'file or URL';
	const rules = [
		...(maxReferences > 0 ? [`${many} as references`] : []),
		...(mustMatchSize ? ['in the pixels of the video'] : []),
		...(promptOptional ? ['prompt optional with it'] : []),
	];
	return [`${frames}, ${kinds}`, ...rules].join('; ');
}

/** Where a key is made. */
function keyOf({ info: { keyPage } }: Provider): string {
	return keyPage === undefined ? 'yours' : `[${new URL(keyPage).host}](${keyPage})`;
}

function providerRow(name: DialectName): Row {
	const provider = providers[name];
	const { server, takes } = provider;
	return [
		nameOf(provider),
		code(name),
		server.baseUrl === null ? 'yours' : code(server.baseUrl),
		keyOf(provider),
		imagesOf(provider),
		takes.maxRunningJobs === null ? 'no limit stated' : String(takes.maxRunningJobs),
	];
}

export function providerTable(): string {
	return table(
		['Provider', 'Value', 'Base URL', 'Key', 'Images', 'Videos at once'],
		dialectNames.map(providerRow),
	);
}

/** What is charged when, and which answers prove that nothing is. */
export function billingTable(): string {
	return table(
		['Provider', 'Charged', 'Failed videos', 'Cancelled videos', 'Nothing was created after'],
		ALL.map(({ info, billing: { charged, failedJobs, cancelledJobs, proofs } }) => [
			info.label,
			charged,
			failedJobs,
			cancelledJobs,
			proofs,
		]),
	);
}

/** What a model takes; `null`: nothing is known of it. */
function takenOf({ sizes, seconds }: Omit<ModelRow, 'id'>): Row {
	return [sizes, seconds].map((values) => values?.join(', ') ?? 'not checked');
}

const UNCHECKED = ['not checked', 'not checked'];

/** Models that take the same share a row; those of which nothing is known have none. */
function modelRows({ info: { label }, takes, schema, models }: Provider): readonly Row[] {
	const isPublished = schema !== undefined || models?.readRows !== undefined;
	if (isPublished) return [[label, 'any', 'as published', 'as published']];
	const { models: known, otherModels } = takes;
	const rest = known.length === 0 ? 'any' : 'any other';
	const rows = new Map<string, { names: string[]; taken: Row }>();
	for (const model of [...known, { id: null, ...otherModels }]) {
		const taken = takenOf(model);
		const key = taken.join();
		const row = rows.get(key) ?? { names: [], taken };
		row.names.push(model.id === null ? rest : code(model.id));
		rows.set(key, row);
	}
	return [...rows.values()]
		.filter(({ taken }) => taken.join() !== UNCHECKED.join())
		.map(({ names, taken }) => [label, names.join(', '), ...taken]);
}

export function modelTable(): string {
	return table(['Provider', 'Model', 'Sizes', 'Seconds'], ALL.flatMap(modelRows));
}

/** What not every provider can do. */
export function capabilityTable(): string {
	return table(
		['Provider', 'Files to download', 'List of models', 'Get Many', 'Delete', 'Remix'],
		ALL.map(({ info, takes, models, list, remove, remix }) => [
			info.label,
			takes.variants.join(', '),
			...[models, list, remove, remix].map((ability) => (ability ? 'yes' : 'no')),
		]),
	);
}
