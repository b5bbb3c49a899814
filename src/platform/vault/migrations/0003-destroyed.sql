-- A destroyed key is taken into the public log once more, so that what ties the log to the person is destroyed with it.
CREATE OR REPLACE FUNCTION vault.destroy_key(p_key uuid, p_at timestamptz, p_because text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE vault.key SET wrapped = NULL, destroyed_at = p_at, destroyed_because = p_because, anchored = least(anchored, reads - 1)
  WHERE id = p_key AND wrapped IS NOT NULL
$$;
