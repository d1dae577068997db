-- Receipts that somebody waits for by mail, and those that no mail server takes, are few at any time.
create index payment_by_mail_due on payment (opened_order)
where json_extract(body, '$.mail.at') = 'due';

create index payment_by_unmailed on payment (opened_order)
where json_extract(body, '$.mail.at') = 'refused';
