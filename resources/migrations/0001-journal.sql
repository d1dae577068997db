-- The journal. `event` is the truth: gapless, append-only, each row chained to the one before by SHA-256.
-- `payment` is what its events add up to, written in the same commit, so that open work is found at once.
create table event (
  seq integer primary key check (seq > 0),
  payment_id text not null,
  boot_id text not null,
  at_unix_ms integer not null,
  body text not null,
  previous_hash blob not null check (length(previous_hash) = 32),
  hash blob not null unique check (length(hash) = 32)
) strict;

create index event_by_payment on event (payment_id, seq);

-- INSERT OR REPLACE deletes without firing a delete trigger unless recursive_triggers is on, so the order of
-- `seq` is guarded on insert as well. Triggers stop mistakes; the chain shows tampering.
create trigger event_comes_next before insert on event
when new.seq <> coalesce((select max(seq) from event), 0) + 1
begin
  select raise(abort, 'journal: an event may only be appended');
end;

create trigger event_stays before update on event
begin
  select raise(abort, 'journal: an event may not be changed');
end;

create trigger event_is_kept before delete on event
begin
  select raise(abort, 'journal: an event may not be deleted');
end;

create table payment (
  payment_id text primary key,
  opened_order integer not null unique,
  invoice_number text not null,
  amount_minor integer not null check (amount_minor > 0),
  currency text not null,
  state text not null,
  body text not null,
  last_seq integer not null references event (seq)
) strict;

-- One payment at a time for an invoice; one that is posted, or in the hands of staff, keeps it for good.
create unique index one_payment_holds_an_invoice on payment (invoice_number)
where state not in ('declined', 'reversed', 'abandoned');

create index payment_by_state on payment (state);
