import fc from 'fast-check';

import { isObject, type JsonObject } from '../../../nodes/AiVideo/protocol/fields';
import type { HttpResponse } from '../../../nodes/AiVideo/protocol/wire';
import { page, type Examples } from './examples/example';
import { response } from './request';

/** Answers that no provider gives, made of the words of those that one does. */

function answersOf({ submissions, poll, result, list, models }: Examples): readonly unknown[] {
	const answers = [...submissions, ...poll.answers, ...(result?.answers ?? [])];
	const bare = [...(list?.pages ?? []), ...(models?.answers ?? [])];
	return [...answers.map(({ answer }) => answer.json), ...bare.map(({ json }) => json)];
}

type Entry = readonly [key: string, value: unknown];

/** Every field and everything in it, at any depth. */
function entriesIn(value: unknown): readonly Entry[] {
	if (Array.isArray(value)) return value.flatMap(entriesIn);
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap((entry) => [entry, ...entriesIn(entry[1])]);
}

/** The fields in which accepted submissions name their job, and all others that are called an ID. */
function idKeysOf(examples: Examples): readonly string[] {
	const { submissions, ordinary } = examples;
	const all = answersOf(examples)
		.flatMap(entriesIn)
		.map(([key]) => key);
	const idKeys = all.filter((key) => /(^|_)id$/i.test(key));
	return submissions.flatMap(({ answer, verdict, ref = ordinary.ref }) => {
		if (typeof verdict === 'string') return idKeys;
		const { id } = ref;
		const named = entriesIn(answer.json).filter(([, value]) => String(value).includes(id));
		return [...idKeys, ...named.map(([key]) => key)];
	});
}

/** The same without some fields, at any depth. */
function without(keys: readonly string[], value: unknown): unknown {
	if (Array.isArray(value)) return value.map((inner) => without(keys, inner));
	if (!isObject(value)) return value;
	const rest = Object.entries(value).filter(([key]) => !keys.includes(key));
	return Object.fromEntries(rest.map(([key, inner]) => [key, without(keys, inner)]));
}

/** The same with other values in some fields, at any depth. */
function changed(value: unknown, changes: JsonObject): unknown {
	if (Array.isArray(value)) return value.map((inner) => changed(inner, changes));
	if (!isObject(value)) return value;
	const entries = Object.entries(value).map(([key, inner]) => [
		key,
		Object.hasOwn(changes, key) ? changes[key] : changed(inner, changes),
	]);
	return Object.fromEntries(entries);
}

const STATUSES = [200, 201, 202, 204, 302, 400, 401, 403, 404, 409, 410, 422, 429, 499, 500, 503];

/** Documented answers with other values in their fields, and JSON of their words in any order. */
function arbitraryAnswer(answers: readonly unknown[]): fc.Arbitrary<HttpResponse> {
	const entries = answers.flatMap(entriesIn);
	const key = fc.constantFrom(...new Set(entries.map(([name]) => name)));
	const words = entries.map(([, value]) => value).filter((value) => typeof value !== 'object');
	const leaf = fc.oneof(
		fc.constantFrom(...words),
		fc.constantFrom(null, '', 0, -1, 101, 1e308, true),
		fc.string(),
	);
	const { json } = fc.letrec((tie) => ({
		json: fc.oneof(
			{ maxDepth: 4 },
			leaf,
			fc.array(tie('json'), { maxLength: 3 }),
			fc.dictionary(key, tie('json'), { maxKeys: 8 }),
		),
	}));
	const documented = fc
		.tuple(fc.constantFrom(...answers.filter(isObject)), fc.dictionary(key, json, { maxKeys: 3 }))
		.map(([answer, changes]) => changed({ ...changes, ...answer }, changes));
	const bodies = fc.oneof(json, documented, documented, fc.constant(undefined));
	const headers = fc.constantFrom({}, { 'retry-after': '5' });
	return fc
		.tuple(fc.constantFrom(...STATUSES), bodies, headers)
		.map(([status, body, more]) =>
			body === undefined ? page(status) : response(status, body, more),
		);
}

/** Any answer, with jobs in it or not. */
export function anyAnswer(examples: Examples): fc.Arbitrary<HttpResponse> {
	return arbitraryAnswer(answersOf(examples));
}

/** Any answer that names no job. */
export function answerWithoutId(examples: Examples): fc.Arbitrary<HttpResponse> {
	const idKeys = idKeysOf(examples);
	return arbitraryAnswer(answersOf(examples).map((answer) => without(idKeys, answer)));
}
