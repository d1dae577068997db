-- A sale that waited too long in the queue has charged nobody: it lets go of its invoice.
drop index one_payment_holds_an_invoice;

create unique index one_payment_holds_an_invoice on payment (invoice_number)
where state not in ('declined', 'reversed', 'abandoned', 'expired');

-- What people call a payment is how staff and customers find it again.
create index payment_by_reference on payment (json_extract(body, '$.order.reference'));

-- The last event of all is some payment's last event: a start sees by this that none was cut off the end.
create index payment_by_last_event on payment (last_seq);

-- Few customers wait for word at any time; all others need not be looked at for it.
create index payment_by_notice_due on payment (opened_order)
where json_extract(body, '$.notice.at') = 'due';
