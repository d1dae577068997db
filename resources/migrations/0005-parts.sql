-- A part of a bill lets go of the bill once it is booked: the rest is paid by another payment. While its money is not
-- settled it holds the bill like any other.
drop index one_payment_holds_an_invoice;

create unique index one_payment_holds_an_invoice on payment (invoice_number)
where state not in ('declined', 'reversed', 'abandoned', 'expired')
  and (state <> 'posted' or json_extract(body, '$.order.isPart') is null);

-- Whoever has paid a bill here may want its receipt again.
create index payment_by_paid_invoice on payment (invoice_number, opened_order)
where state = 'posted';
