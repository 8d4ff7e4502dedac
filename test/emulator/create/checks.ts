import { refusal, type Refusal } from '../profiles/refusal';
import type { CreateBody } from './createBody';

/** One rule of a provider about submissions: null when it is kept. */
export type Check = (body: CreateBody) => Refusal | null;

/** The first rule that is broken. */
export function firstRefusal(checks: readonly Check[], body: CreateBody): Refusal | null {
	for (const check of checks) {
		const refused = check(body);
		if (refused !== null) return refused;
	}
	return null;
}

/** A rule for one field, kept where the field is absent. JSON null is a value. */
function fieldCheck(
	name: string,
	check: (value: unknown, body: CreateBody) => Refusal | null,
): Check {
	return (body) => (name in body.fields ? check(body.fields[name], body) : null);
}

/** Refuses what the provider does not document, files included. */
export function onlyFields(...names: string[]): Check {
	return ({ fields, files }) => {
		const sent = [...Object.keys(fields), ...files.map(({ field }) => field)];
		const unknown = sent.find((name) => !names.includes(name));
		if (unknown === undefined) return null;
		return refusal(400, 'unknown_parameter', `Unknown parameter: '${unknown}'.`, unknown);
	};
}

/** Refuses a submission without this text, or with an empty one. */
export function requiredText(name: string): Check {
	return ({ fields }) => {
		const value = fields[name];
		if (typeof value === 'string' && value.trim() !== '') return null;
		const code = value === undefined ? 'missing_required_parameter' : 'invalid_value';
		return refusal(400, code, `Missing required parameter: '${name}'.`, name);
	};
}

/** Refuses anything but one of `values`, of the very type: the number 4 is not `'4'`. */
export function oneOf(name: string, values: ReadonlyArray<string | number>, code: string): Check {
	return fieldCheck(name, (value) => {
		if (values.some((allowed) => allowed === value)) return null;
		const supported = values.map((allowed) => JSON.stringify(allowed)).join(', ');
		const shown = JSON.stringify(value);
		const message = `Invalid value: ${shown}. Supported values are: ${supported}.`;
		return refusal(400, code, message, name);
	});
}

/** Refuses a value of the field that `isFine` turns down. */
export function field(
	name: string,
	isFine: (value: unknown, body: CreateBody) => boolean,
	code: string,
	message: string,
): Check {
	return fieldCheck(name, (value, body) =>
		isFine(value, body) ? null : refusal(400, code, message, name),
	);
}

/** Refuses every body but JSON. */
export const jsonOnly: Check = ({ encoding }) =>
	encoding === 'json'
		? null
		: refusal(400, 'invalid_request', 'The request body must be JSON (application/json).');

/** Refuses every body but a form. */
export const formOnly: Check = ({ encoding }) =>
	encoding === 'multipart'
		? null
		: refusal(415, 'unsupported_media_type', 'The body must be a form (multipart/form-data).');

/** The text of a field, or `fallback` where it was not sent. */
export function textOr(body: CreateBody, name: string, fallback: string): string {
	const value = body.fields[name];
	return typeof value === 'string' ? value : fallback;
}
