/** The key of `Authorization: Bearer <key>`; null where there is no such header. */
export function bearerKey(headers: Readonly<Record<string, string>>): string | null {
	return /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null;
}
