/** Why a provider does not do what it was asked, before it is put into the dialect's error shape. */
export interface Refusal {
	readonly refused: true;
	/** HTTP status */
	readonly status: number;
	readonly code: string;
	readonly message: string;
	/** The field or parameter at fault. */
	readonly param: string | null;
}

export function refusal(
	status: number,
	code: string,
	message: string,
	param: string | null = null,
): Refusal {
	return { refused: true, status, code, message, param };
}

export function isRefusal(value: object): value is Refusal {
	return 'refused' in value;
}
