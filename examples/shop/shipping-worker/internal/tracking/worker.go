// Package tracking turns paid invoices into parcels.
package tracking

import (
	"encoding/json"
	"log"

	"github.com/IBM/sarama"
)

type invoice struct {
	Order    string `json:"order"`
	Customer string `json:"customer"`
}

// Worker handles the claims of a consumer group.
type Worker struct {
	producer sarama.SyncProducer
	topic    string
}

// NewWorker returns a worker that publishes parcels to the topic.
func NewWorker(producer sarama.SyncProducer, topic string) *Worker {
	return &Worker{producer: producer, topic: topic}
}

func (w *Worker) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (w *Worker) Cleanup(sarama.ConsumerGroupSession) error { return nil }

func (w *Worker) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for message := range claim.Messages() {
		var paid invoice
		if err := json.Unmarshal(message.Value, &paid); err != nil {
			log.Printf("offset %d cannot be read: %v", message.Offset, err)
			session.MarkMessage(message, "")
			continue
		}
		parcel, err := json.Marshal(map[string]string{"order": paid.Order, "status": "packed"})
		if err != nil {
			return err
		}
		_, _, err = w.producer.SendMessage(&sarama.ProducerMessage{
			Topic: w.topic,
			Key:   sarama.StringEncoder(paid.Customer),
			Value: sarama.ByteEncoder(parcel),
		})
		if err != nil {
			return err
		}
		session.MarkMessage(message, "")
	}
	return nil
}
