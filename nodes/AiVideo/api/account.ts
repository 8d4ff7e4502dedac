import { readBaseUrl } from './baseUrl';
import type { Dialect } from '../protocol/dialect';
import { dialects, isDialectName } from '../providers';

/** A credential as the rest of the package sees it. */
export type Account =
	| {
			readonly kind: 'account';
			readonly dialect: Dialect;
			readonly baseUrl: string;
			readonly apiKey: string;
	  }
	| { readonly kind: 'problem'; readonly message: string; readonly advice: string };

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** @param fields the credential's data: `dialect`, `baseUrl`, `apiKey` */
export function readAccount(fields: Readonly<Record<string, unknown>>): Account {
	if (!isDialectName(fields.dialect)) {
		return {
			kind: 'problem',
			message: `The credential names a provider this version does not know (${text(fields.dialect)})`,
			advice: 'Choose the provider in the credential again, or update the node.',
		};
	}
	const dialect = dialects[fields.dialect];
	const base = readBaseUrl(text(fields.baseUrl), dialect);
	if (base.kind === 'problem') return base;
	return { kind: 'account', dialect, baseUrl: base.url, apiKey: text(fields.apiKey) };
}
