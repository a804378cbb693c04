import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The token of a mailed link, from behind the `#` of its address; empty where there is none. It leaves the address bar at
 * once, so that no history and no screenshot keeps it.
 */
export function useLinkToken(): string {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get('token') ?? '');
  useEffect(() => {
    if (hash !== '') void navigate(`${pathname}${search}`, { replace: true });
  }, [hash, navigate, pathname, search]);
  return token;
}
