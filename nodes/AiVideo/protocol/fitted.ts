import type { WireFields } from './body';
import type { InputField } from './inputSchema';
import type { Refusal, VideoRequest } from './request';
import type { Roles } from './schemaRoles';

/** What a setting becomes in a model's own fields, or why the model cannot have it. */
export type Fitted =
	| { readonly kind: 'fields'; readonly fields: WireFields }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** One setting's share of a request. */
export type Fit = (roles: Roles, request: VideoRequest) => Fitted;

export const NOTHING: Fitted = { kind: 'fields', fields: {} };

export function send(field: InputField, value: unknown): Fitted {
	return { kind: 'fields', fields: { [field.name]: value } };
}

export function refuse(parameter: string, value: string, takes: string, advice?: string): Fitted {
	return {
		kind: 'refused',
		refusal: { parameter, value, takes, ...(advice !== undefined && { advice }) },
	};
}

export const LEAVE = "Set it to Provider's Default, or remove the option: the model decides it.";

/** The first refusal, or all fields together. */
export function join(parts: readonly Fitted[]): Fitted {
	let fields: WireFields = {};
	for (const part of parts) {
		if (part.kind === 'refused') return part;
		fields = { ...fields, ...part.fields };
	}
	return { kind: 'fields', fields };
}
